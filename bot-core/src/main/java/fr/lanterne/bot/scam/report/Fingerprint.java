package fr.lanterne.bot.scam.report;

import fr.lanterne.bot.scam.address.Link;
import fr.lanterne.bot.scam.address.LinkFinder;
import fr.lanterne.bot.scam.wording.ReadableText;
import fr.lanterne.bot.scam.wording.ReadableText.Word;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What tells whether two messages are nearly the same, and nothing else of them: the smallest values of many hash functions over all
 * runs of four letters (MinHash, Broder 1997). The share of equal values estimates the share of runs that two messages have
 * in common.
 *
 * <p>Only the letters of the words count, in the form that a hurried eye reads: links, amounts, dates, numbers, blanks and
 * marks are left out, so that they may differ.
 */
final class Fingerprint {

    /** From this share of common runs on, two messages are the same one: see {@code ClusteringMeasureTests}. */
    static final double ALIKE = 0.45;

    /** A shorter text, "Votre colis" and a link, could be anybody's. */
    static final int FEWEST_LETTERS = 20;

    private static final int MOST_LETTERS = 4_000;
    private static final int RUN = 4;
    private static final int VALUES = 256;
    /** Three equal values in one of 48 places: at {@link #ALIKE} one of a hundred pairs is not looked at, of strangers few are. */
    private static final int BANDS = 48;
    private static final int BAND_VALUES = 3;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final LinkFinder LINKS = new LinkFinder();

    private final int[] values;

    private Fingerprint(int[] values) {
        this.values = values;
    }

    /** Empty when the message has too few letters to tell it from others. */
    static Optional<Fingerprint> of(String message) {
        String letters = letters(ReadableText.of(message));
        return letters.length() < FEWEST_LETTERS ? Optional.empty() : Optional.of(new Fingerprint(smallest(letters)));
    }

    static Fingerprint fromBytes(byte[] bytes) {
        int[] values = new int[VALUES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(values);
        return new Fingerprint(values);
    }

    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(VALUES * Integer.BYTES);
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }

    /** The share of letter runs that both messages have, 0 to 1. */
    double likeness(Fingerprint other) {
        long equal = IntStream.range(0, VALUES).filter(i -> values[i] == other.values[i]).count();
        return (double) equal / VALUES;
    }

    boolean isLike(Fingerprint other) {
        return likeness(other) >= ALIKE;
    }

    /** Keys of which messages that are alike nearly always share one. */
    List<Long> keys() {
        return IntStream.range(0, BANDS).mapToObj(band -> {
            long key = band;
            for (int i = 0; i < BAND_VALUES; i++) {
                key = mixed(key + GOLDEN + values[band * BAND_VALUES + i]);
            }
            return key;
        }).toList();
    }

    private static int[] smallest(String letters) {
        int[] smallest = new int[VALUES];
        Arrays.fill(smallest, Integer.MAX_VALUE);
        long run = 0;
        for (int i = 0; i < letters.length(); i++) {
            run = run << Character.SIZE | letters.charAt(i);
            if (i >= RUN - 1) {
                long hash = mixed(run);
                for (int function = 0; function < VALUES; function++) {
                    int value = (int) (mixed(hash + function * GOLDEN) >>> Integer.SIZE);
                    smallest[function] = Math.min(smallest[function], value);
                }
            }
        }
        return smallest;
    }

    static String letters(ReadableText text) {
        List<Link> links = LINKS.findIn(text);
        StringBuilder letters = new StringBuilder();
        int next = 0;
        for (Word word : text.words()) {
            while (next < links.size() && links.get(next).end() <= word.start()) {
                next++;
            }
            boolean inLink = next < links.size() && word.end() > links.get(next).start();
            if (!inLink && letters.length() < MOST_LETTERS) {
                append(word.text(), letters);
            }
        }
        return letters.toString();
    }

    /** Without what is a number, a reference or masked with X; a digit within letters is a letter that was read wrongly. */
    private static void append(String word, StringBuilder letters) {
        long digits = word.chars().filter(Character::isDigit).count();
        if (digits * 2 >= word.length() || word.chars().allMatch(c -> c == 'x')) {
            return;
        }
        word.chars().map(Fingerprint::letter).filter(Character::isLetter).forEach(c -> letters.append((char) c));
    }

    private static int letter(int c) {
        return switch (c) {
            case '0' -> 'o';
            case '1' -> 'l';
            case '5' -> 's';
            default -> c;
        };
    }

    /** SplitMix64's finisher (Steele, Lea, Flood 2014). */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
