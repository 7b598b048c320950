package fr.lanterne.knowledge.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text made safe for Markdown, so that nothing becomes a heading, a list or a link by accident. */
final class MarkdownText {

    private static final String MARKS = "*`[]_<&\\";
    private static final Pattern SPECIAL = Pattern.compile("[*`\\[\\]]" + "|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])"
            + "|<(?=[a-zA-Z/!?])|&(?=#?\\w{1,31};)|\\\\(?=\\p{Punct})");
    private static final Pattern LINE_START = Pattern
            .compile("^(?:(#{1,6}(?:\\s|$)|>|[-+](?:\\s|$)|~~~|(?:-[ ]*){3,}$|=+$)|(\\d{1,9})([.)])(?=\\s|$))");

    private MarkdownText() {}

    /** Every run of blanks, no-break spaces included, as one space; control characters are dropped. */
    static String oneSpaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isBlank(character)) {
                blank = true;
            } else if (!Character.isISOControl(character)) {
                if (blank) {
                    spaced.append(' ');
                    blank = false;
                }
                spaced.append(character);
            }
        }
        return blank ? spaced.append(' ').toString() : spaced.toString();
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\u200B'
                || character == '\uFEFF';
    }

    /** Whether nothing in it is a mark: it reads the same as plain text. */
    static boolean isPlain(String markdown) {
        return markdown.chars().noneMatch(character -> MARKS.indexOf(character) >= 0);
    }

    static String escaped(String text) {
        return isPlain(text)
                ? text
                : SPECIAL.matcher(text).replaceAll(match -> Matcher.quoteReplacement("\\" + match.group()));
    }

    /** Escapes what would make a block of a line that starts so. */
    static String asLine(String line) {
        return LINE_START.matcher(line).replaceFirst(match -> Matcher.quoteReplacement(
                match.group(1) != null ? "\\" + match.group() : match.group(2) + "\\" + match.group(3)));
    }

    /** A whole plain text as one Markdown paragraph. */
    static String paragraph(String text) {
        return asLine(escaped(oneSpaced(text).strip()));
    }

    static String link(String escapedText, String address) {
        return escapedText.isBlank() ? "<" + address + ">" : "[" + escapedText + "](" + address + ")";
    }
}
