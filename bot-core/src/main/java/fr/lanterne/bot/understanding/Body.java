package fr.lanterne.bot.understanding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A body that keeps citizens' files.
 *
 * @param name as people read it
 * @param words what it is called in messages and in contacts, folded, each with a blank before and after
 */
public record Body(String name, List<String> words) {

    private static final List<Body> KNOWN = WordLists.lines("bodies").stream().map(Body::read).toList();

    public Body {
        words = List.copyOf(words);
    }

    /** The first one known that a text names. */
    public static Optional<Body> namedIn(String text) {
        return KNOWN.stream().filter(body -> body.isNamedIn(text)).findFirst();
    }

    /** Whether a text names it. */
    public boolean isNamedIn(String text) {
        String spaced = Wording.of(text).spaced();
        return words.stream().anyMatch(spaced::contains);
    }

    private static Body read(String line) {
        String[] sides = line.split(" = ", 2);
        return new Body(sides[0],
                Arrays.stream(sides[1].split(", ")).map(words -> Wording.of(words).spaced()).toList());
    }
}
