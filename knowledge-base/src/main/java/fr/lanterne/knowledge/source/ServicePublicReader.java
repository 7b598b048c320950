package fr.lanterne.knowledge.source;

/**
 * Reads the documents of service-public.fr open data (« Le comarquage »), formats 3.3 to 3.5. Not for use by several
 * threads at once.
 */
final class ServicePublicReader {

    /** Raised whenever the same document gives another fiche, so that an upgrade reads an unchanged archive again. */
    static final int VERSION = 2;

    static final String PUBLISHER = "Service-Public.gouv.fr / DILA";
    static final String LICENCE = "Licence Ouverte 2.0";

    private final XmlDocuments documents = new XmlDocuments();

    ServicePublicDocument read(byte[] document) {
        try {
            XmlNode.Element root = documents.read(document);
            return switch (root.name()) {
                case "Publication" -> publication(root);
                case "ServiceComplementaire" -> resource(root);
                default -> new ServicePublicDocument.Other(root.name());
            };
        } catch (XmlRefused e) {
            return new ServicePublicDocument.Unreadable(e.reason());
        }
    }

    private static ServicePublicDocument publication(XmlNode.Element root) {
        String id = identifier(root);
        if (id.startsWith("N")) {
            return new ServicePublicDocument.Node(id, title(root));
        }
        if (!id.startsWith("F")) {
            return new ServicePublicDocument.Other(root.name());
        }
        return new FicheDocument(root).read();
    }

    private static ServicePublicDocument resource(XmlNode.Element root) {
        String url = root.element("LienWeb").flatMap(link -> link.attribute("URL"))
                .flatMap(ServicePublicSite::address).orElse("");
        return new ServicePublicDocument.Resource(identifier(root), title(root), root.attribute("type").orElse(""),
                url);
    }

    static String identifier(XmlNode.Element root) {
        return root.attribute("ID").orElseGet(() -> line(root, "identifier"));
    }

    static String title(XmlNode.Element root) {
        return line(root, "title");
    }

    /** The text of a child on one line, empty when there is none. */
    static String line(XmlNode.Element root, String name) {
        return root.element(name).map(XmlNode.Element::text).map(MarkdownText::oneSpaced).map(String::strip)
                .orElse("");
    }
}
