package fr.lanterne.bot.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of a phrased answer.
 *
 * @param text as it may be shown: no citation marks, no Markdown, no invisible characters
 * @param citations numbers of the passages that it names, in order
 */
record Sentence(Place place, String text, List<Integer> citations) {

    private static final Pattern CITATION = Pattern.compile("\\s*\\[([0-9]{1,2}(?:\\s*[,;]\\s*[0-9]{1,2})*)\\]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern MARKDOWN_LINK = Pattern.compile("\\[([^\\[\\]]{1,200})\\]\\(([^()\\s]{1,500})\\)");
    private static final Pattern MARKDOWN = Pattern.compile("\\*\\*|__|`|^#{1,6}\\s+");
    private static final Pattern END = Pattern.compile("[ \\u00a0\\u202f]?[:?!]$|[.…]+$");

    Sentence {
        citations = List.copyOf(citations);
    }

    static Sentence of(PlacedText cut) {
        String visible = Plain.visible(cut.text());
        List<Integer> citations = new ArrayList<>();
        Matcher citation = CITATION.matcher(visible);
        while (citation.find()) {
            Matcher number = NUMBER.matcher(citation.group(1));
            while (number.find()) {
                citations.add(Integer.valueOf(number.group()));
            }
        }
        return new Sentence(cut.place(), tidy(citation.replaceAll("")), citations.stream().distinct().toList());
    }

    /** Whether it only announces a list. */
    boolean announces() {
        return text.endsWith(":");
    }

    boolean isEmpty() {
        return text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    Sentence at(Place other) {
        return new Sentence(other, text, citations);
    }

    /** The text with marks set before its full stop. */
    static String marked(String text, String marks) {
        Matcher end = END.matcher(text);
        return end.find()
                ? text.substring(0, end.start()) + " " + marks + text.substring(end.start())
                : text + " " + marks;
    }

    private static String tidy(String text) {
        String plain = MARKDOWN.matcher(MARKDOWN_LINK.matcher(text).replaceAll("$1 ($2)")).replaceAll("");
        return plain.replaceAll("[ \\t\\n]+", " ").replaceAll(" +([.,…])", "$1").replaceAll("([.…])\\.$", "$1").strip();
    }
}
