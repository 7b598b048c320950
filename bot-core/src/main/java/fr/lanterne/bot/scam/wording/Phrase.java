package fr.lanterne.bot.scam.wording;

import fr.lanterne.bot.scam.wording.ReadableText.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Words in order, with room for a few others between them. Matching looks at a bounded number of words from each place, so
 * the time it takes grows with the length of the text, whatever the text.
 *
 * <p>Written as {@code colis ... attente|bloque*}: {@code |} parts alternatives, {@code *} stands for any ending, {@code ..}
 * for up to two other words and {@code ...} for up to eight.
 */
record Phrase(List<Element> elements) {

    private static final int NO_MATCH = -1;
    private static final int FEW = 2;
    private static final int SEVERAL = 8;

    /** A word to find after at most so many others. */
    record Element(List<String> words, List<String> beginnings, int room) {

        boolean fits(String word) {
            return words.contains(word) || beginnings.stream().anyMatch(word::startsWith);
        }
    }

    Phrase {
        elements = List.copyOf(elements);
    }

    static Phrase parse(String line) {
        List<Element> elements = new ArrayList<>();
        int room = 0;
        for (String part : line.strip().split("\\s+", -1)) {
            switch (part) {
                case ".." -> room = FEW;
                case "..." -> room = SEVERAL;
                default -> {
                    elements.add(element(part, room));
                    room = 0;
                }
            }
        }
        if (elements.isEmpty() || room > 0) {
            throw new IllegalArgumentException("a phrase starts and ends with a word: " + line);
        }
        return new Phrase(elements);
    }

    private static Element element(String part, int room) {
        List<String> alternatives = Arrays.asList(part.split("\\|"));
        return new Element(alternatives.stream().filter(word -> !word.endsWith("*")).toList(),
                alternatives.stream().filter(word -> word.endsWith("*"))
                        .map(word -> word.substring(0, word.length() - 1)).toList(),
                room);
    }

    /** The index after the last word of the phrase that starts with that word, or -1. */
    int endIfStartsAt(List<Word> words, int first) {
        return elements.getFirst().fits(words.get(first).text()) ? end(words, first + 1, 1) : NO_MATCH;
    }

    private int end(List<Word> words, int from, int element) {
        if (element == elements.size()) {
            return from;
        }
        Element wanted = elements.get(element);
        int last = Math.min(words.size() - 1, from + wanted.room());
        for (int i = from; i <= last; i++) {
            if (wanted.fits(words.get(i).text())) {
                int end = end(words, i + 1, element + 1);
                if (end != NO_MATCH) {
                    return end;
                }
            }
        }
        return NO_MATCH;
    }
}
