package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Passage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A passage as an outside model reads it: what it is about, then what it says. */
final class PassageText {

    private PassageText() {}

    static String of(Passage passage) {
        return Stream.of(passage.title(), String.join(" > ", passage.headings()), passage.text())
                .filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
