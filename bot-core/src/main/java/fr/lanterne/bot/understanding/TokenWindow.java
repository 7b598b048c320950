package fr.lanterne.bot.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tokens that follow one another as the groups of one number.
 *
 * @param characters of all the groups
 * @param groups the length of each
 * @param end the index after the last token
 */
record TokenWindow(String characters, List<Integer> groups, int end) {

    TokenWindow {
        groups = List.copyOf(groups);
    }

    /** All windows that start at a token and have at most so many characters, shortest first. */
    static List<TokenWindow> startingAt(PlainText text, int first, int maxLength, Predicate<Token> accepted) {
        List<TokenWindow> windows = new ArrayList<>();
        StringBuilder characters = new StringBuilder();
        List<Integer> groups = new ArrayList<>();
        for (int i = first; i < text.tokens().size(); i++) {
            Token token = text.tokens().get(i);
            boolean follows = i == first || text.joined(text.tokens().get(i - 1), token);
            if (!follows || characters.length() + token.text().length() > maxLength || !accepted.test(token)) {
                break;
            }
            characters.append(token.text());
            groups.add(token.text().length());
            windows.add(new TokenWindow(characters.toString(), groups, i + 1));
        }
        return windows;
    }
}
