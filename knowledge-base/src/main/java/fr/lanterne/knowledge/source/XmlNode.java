package fr.lanterne.knowledge.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A piece of an XML document that was read whole. */
sealed interface XmlNode {

    /** Everything that is written in it, as it is written. */
    String text();

    /** Characters between two tags. */
    record Text(String text) implements XmlNode {}

    /**
     * An element.
     *
     * @param name without namespace prefix or accents: {@code Rangée} and {@code Rangee} are one name
     */
    record Element(String name, Map<String, String> attributes, List<XmlNode> content) implements XmlNode {

        /** The value of an attribute, empty when it is absent or blank. */
        Optional<String> attribute(String attribute) {
            return Optional.ofNullable(attributes.get(attribute)).map(String::strip).filter(value -> !value.isEmpty());
        }

        Stream<Element> elements() {
            return content.stream().filter(Element.class::isInstance).map(Element.class::cast);
        }

        Stream<Element> elements(String wanted) {
            return elements().filter(element -> element.name.equals(wanted));
        }

        Optional<Element> element(String wanted) {
            return elements(wanted).findFirst();
        }

        /** The element itself and all below it, in document order. */
        Stream<Element> tree() {
            return Stream.concat(Stream.of(this), elements().flatMap(Element::tree));
        }

        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            content.forEach(node -> text.append(node.text()));
            return text.toString();
        }
    }
}
