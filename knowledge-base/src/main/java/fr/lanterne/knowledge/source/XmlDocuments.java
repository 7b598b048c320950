package fr.lanterne.knowledge.source;

import java.io.ByteArrayInputStream;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML that may be hostile: no document type, no entity of its own, nothing fetched, limits on depth and number of
 * elements. Not for use by several threads at once.
 */
final class XmlDocuments {

    static final int MAX_DEPTH = 200;
    static final int MAX_ELEMENTS = 200_000;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

    XmlDocuments() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("it refers to something outside");
        });
    }

    XmlNode.Element read(byte[] document) throws XmlRefused {
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                return new TreeBuilder(reader).root();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw new XmlRefused("it is not well-formed XML" + place(e));
        }
    }

    private static String place(Exception failure) {
        return failure instanceof XMLStreamException broken && broken.getLocation() != null
                ? " (line " + broken.getLocation().getLineNumber() + ", column "
                        + broken.getLocation().getColumnNumber() + ")"
                : "";
    }

    /** Builds the tree of one document. */
    private static final class TreeBuilder {

        private final XMLStreamReader reader;
        private final Deque<XmlNode.Element> open = new ArrayDeque<>();
        private final StringBuilder text = new StringBuilder();
        private int elements;

        TreeBuilder(XMLStreamReader reader) {
            this.reader = reader;
        }

        XmlNode.Element root() throws XMLStreamException, XmlRefused {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.END_ELEMENT -> {
                        XmlNode.Element closed = end();
                        if (open.isEmpty()) {
                            return closed;
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        text.append(reader.getText());
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new XmlRefused("it declares a document type or entities, which are not read");
                    default -> {
                        // Comments and processing instructions say nothing to readers.
                    }
                }
            }
            throw new XMLStreamException("no root element");
        }

        private void start() throws XmlRefused {
            flushText();
            elements++;
            if (open.size() >= MAX_DEPTH) {
                throw new XmlRefused("its elements are nested more than " + MAX_DEPTH + " deep");
            }
            if (elements > MAX_ELEMENTS) {
                throw new XmlRefused("it has more than " + MAX_ELEMENTS + " elements");
            }
            XmlNode.Element element = new XmlNode.Element(withoutAccents(reader.getLocalName()), attributes(),
                    new ArrayList<>());
            if (!open.isEmpty()) {
                open.peek().content().add(element);
            }
            open.push(element);
        }

        private XmlNode.Element end() {
            flushText();
            return open.pop();
        }

        private void flushText() {
            if (!text.isEmpty() && !open.isEmpty()) {
                open.peek().content().add(new XmlNode.Text(text.toString()));
            }
            text.setLength(0);
        }

        private Map<String, String> attributes() {
            if (reader.getAttributeCount() == 0) {
                return Map.of();
            }
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
            return attributes;
        }
    }

    private static String withoutAccents(String name) {
        return ASCII.matcher(name).matches()
                ? name
                : ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    }
}
