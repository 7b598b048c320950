package fr.lanterne.bot.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of a text as the word lists know them: lower case, no accents, common spellings undone, an apostrophe parts two
 * words.
 */
record Wording(List<String> words) {

    private static final Map<String, List<String>> SPELLINGS = spellings();

    Wording {
        words = List.copyOf(words);
    }

    static Wording of(PlainText text) {
        List<String> written = split(text.folded());
        List<String> words = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            List<String> meant = SPELLINGS.getOrDefault(written.get(i), List.of(written.get(i)));
            boolean inFull = written.subList(i, Math.min(written.size(), i + meant.size())).equals(meant);
            words.addAll(inFull ? meant.subList(0, 1) : meant);
        }
        return new Wording(words);
    }

    static Wording of(String text) {
        return of(PlainText.of(text));
    }

    /** The words with a blank before and after each, so that {@code " word "} is found whole. */
    String spaced() {
        return words.isEmpty() ? " " : " " + String.join(" ", words) + " ";
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    private static List<String> split(String folded) {
        return Arrays.stream(folded.split("[^\\p{L}\\p{N}€]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static Map<String, List<String>> spellings() {
        Map<String, List<String>> spellings = new HashMap<>();
        WordLists.lines("spellings").forEach(line -> {
            String[] sides = PlainText.of(line).folded().split(" = ", 2);
            spellings.put(sides[0], split(sides[1]));
        });
        return spellings;
    }
}
