package fr.lanterne.bot.understanding;

/**
 * A citizen's message, read.
 *
 * @param text as written: never leaves this service
 * @param masked the same with personal data replaced by what it is ({@code [carte bancaire]}): what models and search get
 * @param language ISO 639-1, {@code fr} when unsure
 */
public record Understood(String text, String masked, String language, Intent intent) {

    /** What to search with: the masked text without the words that stand for personal data, which no fiche is about. */
    public String searched() {
        String words = masked;
        for (Placeholder placeholder : Placeholder.values()) {
            words = words.replace(placeholder.text(), " ");
        }
        return words.strip();
    }
}
