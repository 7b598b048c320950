package fr.lanterne.knowledge.source;

/** The document is not XML that may be read; the reason is one sentence for people. */
final class XmlRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    XmlRefused(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
