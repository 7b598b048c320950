package fr.lanterne.bot.scam.address;

import fr.lanterne.bot.scam.address.Link.Trick;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The folded text with written-out and blank-edged dots as plain ones, and the way back. */
final class Undotted {

    private static final Pattern DOT_IN_WORDS = Pattern.compile(
            "[\\[({] ?(?:\\.|dot|point|pt) ?[\\])}]| (?:point|dot) (?=(?:com|fr|net|org|info|eu)(?![a-z0-9]))");
    private static final Pattern BLANK_AT_DOT = Pattern.compile(
            "(?<=[a-z0-9]) ?\\. ?(?=(?:com|fr|net|org|info|top|xyz|online|site|club|gouv)(?![a-z0-9.]))|(?<=www) ?\\. ?(?=[a-z0-9])");

    private final String text;
    private final int[] places;

    private Undotted(String text, int[] places) {
        this.text = text;
        this.places = places;
    }

    static Undotted of(String folded) {
        int[] same = IntStream.rangeClosed(0, folded.length()).toArray();
        return new Undotted(folded.replace('\n', ' '), same).withDots(DOT_IN_WORDS).withDots(BLANK_AT_DOT);
    }

    private Undotted withDots(Pattern written) {
        StringBuilder out = new StringBuilder(text.length());
        int[] next = new int[text.length() + 1];
        Matcher dots = written.matcher(text);
        int from = 0;
        while (dots.find()) {
            copy(from, dots.start(), out, next);
            next[out.length()] = places[dots.start()];
            out.append('.');
            from = dots.end();
        }
        copy(from, text.length(), out, next);
        next[out.length()] = places[text.length()];
        return new Undotted(out.toString(), next);
    }

    private void copy(int from, int to, StringBuilder out, int[] next) {
        for (int i = from; i < to; i++) {
            next[out.length()] = places[i];
            out.append(text.charAt(i));
        }
    }

    String text() {
        return text;
    }

    int place(int index) {
        return places[index];
    }

    /** The first index whose place in the folded text is not before that one. */
    int indexOf(int place) {
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places[middle] < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    String sent(ReadableText readable, int start, int end) {
        return readable.sent(places[start], places[end]);
    }

    Link link(ReadableText readable, int start, int end, Optional<HostName> host, Optional<Trick> trick) {
        return new Link(sent(readable, start, end).strip(), host, trick, places[start], places[end]);
    }
}
