package fr.lanterne.bot.scam.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A received message as a hurried eye reads it, with the way back to every character as it was sent.
 *
 * <p>Reading it once in this form is what makes a verdict the same whatever the case, the accents, the blanks and the
 * disguises.
 */
public final class ReadableText {

    /** Of longer texts, five times what the service takes as one message, the middle is not read. */
    public static final int MAX_LENGTH = 20_000;

    private final String sent;
    private final String folded;
    private final int[] places;
    private final boolean cut;
    private final List<Word> words;
    private final Optional<String> disguise;

    /**
     * A word.
     *
     * @param start in the folded text
     * @param end in the folded text, exclusive
     */
    public record Word(String text, int start, int end) {}

    private ReadableText(String sent, String folded, int[] places, boolean cut, Optional<String> disguise) {
        this.sent = sent;
        this.folded = folded;
        this.places = places;
        this.cut = cut;
        this.disguise = disguise;
        this.words = wordsOf(folded);
    }

    /** Reads a text of any length and script. */
    public static ReadableText of(String text) {
        boolean cut = text.length() > MAX_LENGTH;
        String sent = cut
                ? text.substring(0, MAX_LENGTH / 2) + "\n" + text.substring(text.length() - MAX_LENGTH / 2)
                : text;
        StringBuilder folded = new StringBuilder(sent.length());
        int[] places = new int[sent.length() + 16];
        for (int i = 0; i < sent.length(); i += Character.charCount(sent.codePointAt(i))) {
            String seen = Folding.of(sent.codePointAt(i));
            for (int k = 0; k < seen.length(); k++) {
                if (folded.length() == places.length - 1) {
                    places = Arrays.copyOf(places, places.length * 2);
                }
                places[folded.length()] = i;
                folded.append(seen.charAt(k));
            }
        }
        places[folded.length()] = sent.length();
        return new ReadableText(sent, folded.toString(), places, cut, Disguise.in(sent));
    }

    /** Lower case, without accents, look-alike letters as the Latin ones. */
    public String folded() {
        return folded;
    }

    /** Runs of letters and digits, in order. */
    public List<Word> words() {
        return words;
    }

    /** Whether the middle was not read. */
    public boolean isCut() {
        return cut;
    }

    /** A word with letters hidden or borrowed from another script, as sent. */
    public Optional<String> disguise() {
        return disguise;
    }

    /** What was sent between two places of the folded text. */
    public String sent(int start, int end) {
        return start >= end ? "" : sent.substring(places[start], endOfSent(end));
    }

    private int endOfSent(int end) {
        int last = places[end - 1];
        return Math.max(last + Character.charCount(sent.codePointAt(last)), places[end]);
    }

    private static List<Word> wordsOf(String folded) {
        List<Word> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= folded.length(); i++) {
            boolean inside = i < folded.length() && Character.isLetterOrDigit(folded.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(new Word(folded.substring(start, i), start, i));
                start = -1;
            }
        }
        return List.copyOf(words);
    }
}
