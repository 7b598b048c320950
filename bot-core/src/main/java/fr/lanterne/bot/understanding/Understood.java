package fr.lanterne.bot.understanding;

/**
 * A citizen's message, read.
 *
 * @param text as written: never leaves this service
 * @param masked the same with personal data replaced by what it is ({@code [carte bancaire]}): what models and search get
 * @param language ISO 639-1, {@code fr} when unsure
 */
public record Understood(String text, String masked, String language, Intent intent) {

    /** What to search with: the masked text without what no fiche is about, personal data and coarse words. */
    public String searched() {
        return searched(masked);
    }

    static String searched(String masked) {
        return Insults.removedFrom(Placeholder.removedFrom(masked));
    }

    /** The same message with its question made whole from what was said before it. */
    public Understood asking(String maskedQuestion) {
        return new Understood(text, maskedQuestion, language, intent);
    }
}
