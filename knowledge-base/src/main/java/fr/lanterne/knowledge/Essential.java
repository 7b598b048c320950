package fr.lanterne.knowledge;

/**
 * A statement of a fiche without which an answer would mislead: it is quoted whenever its passage is used.
 *
 * @param text one sentence or two, on one line, without Markdown marks
 */
public record Essential(Kind kind, String text) {

    /** What the statement is about. */
    public enum Kind {
        AMOUNT, DEADLINE, CONDITION, EXCEPTION
    }

    public Essential {
        text = text.strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an essential needs a text");
        }
    }
}
