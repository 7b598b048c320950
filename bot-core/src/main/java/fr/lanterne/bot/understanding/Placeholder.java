package fr.lanterne.bot.understanding;

/** What stands in a masked text for personal data. */
enum Placeholder {
    EMAIL("[e-mail]"), IBAN("[IBAN]"), SOCIAL_SECURITY_NUMBER("[numéro de sécurité sociale]"), BANK_CARD(
            "[carte bancaire]"), PHONE("[téléphone]"), PASSWORD("[mot de passe]"), CODE("[code]");

    private final String text;

    Placeholder(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** A masked text without the words that stand for personal data. */
    static String removedFrom(String masked) {
        String words = masked;
        for (Placeholder placeholder : values()) {
            words = words.replace(placeholder.text(), " ");
        }
        return words.strip();
    }
}
