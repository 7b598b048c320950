package fr.lanterne.bot.understanding;

import java.util.List;
import java.util.regex.Pattern;

/** E-mail addresses. */
final class EmailAddresses {

    /** Possessive, and only from the start of a word: every character is read at most twice. */
    private static final Pattern FORM = Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]++@(?:[\\p{L}\\p{N}-]++\\.)++[\\p{L}\\p{N}-]*+");

    List<Span> in(PlainText text) {
        return FORM.matcher(text.written()).results()
                .map(match -> new Span(match.start(), endWithoutDot(text.written(), match.end()), Placeholder.EMAIL))
                .toList();
    }

    private static int endWithoutDot(String text, int end) {
        return text.charAt(end - 1) == '.' ? end - 1 : end;
    }
}
