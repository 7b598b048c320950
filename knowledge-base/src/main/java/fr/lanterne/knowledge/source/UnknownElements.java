package fr.lanterne.knowledge.source;

import java.util.Map;
import java.util.TreeMap;

/** Counts the elements that the reader does not know, by name. */
final class UnknownElements {

    private final Map<String, Integer> counts = new TreeMap<>();

    void saw(XmlNode.Element element) {
        counts.merge(element.name(), 1, Integer::sum);
    }

    Map<String, Integer> counts() {
        return counts;
    }
}
