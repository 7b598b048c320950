package fr.lanterne.knowledge.fiche;

import fr.lanterne.knowledge.Essential;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of a fiche under its headings.
 *
 * @param headings the path of headings, outermost first ({@code ["Vous êtes majeur", "Perte"]}), at least one
 * @param body Markdown without headings: paragraphs, lists, tables, block quotes, links; may be empty when there are
 *     essentials
 * @param essentials what must be said whenever this section is used
 */
public record Section(List<String> headings, String body, List<Essential> essentials) {

    static final String HEADING_SEPARATOR = " > ";
    private static final Pattern HEADING_LINE = Pattern.compile("(?dm)^ {0,3}#{1,6}([ \\t]|$)");

    public Section {
        headings = headings.stream().map(Section::oneLine).toList();
        body = normal(body);
        essentials = List.copyOf(essentials);
        if (headings.isEmpty() || headings.stream().anyMatch(heading -> heading.isEmpty() || heading.contains(">"))) {
            throw new IllegalArgumentException("a section needs headings, none empty and none with '>'");
        }
        if (body.isEmpty() && essentials.isEmpty()) {
            throw new IllegalArgumentException(
                    "the section '" + String.join(HEADING_SEPARATOR, headings) + "' is empty");
        }
        refuseStructure(body);
    }

    /** Normal form of a body: no trailing blanks, no more than one empty line in a row, none at either end. */
    static String normal(String markdown) {
        return markdown.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[ \\t]+(?=\\n|\\z)", "")
                .replaceAll("\\n{3,}", "\n\n")
                .replaceAll("^\\n+|\\n+\\z", "");
    }

    /** Refuses a body in which the file format would see a heading or an essential. */
    static void refuseStructure(String body) {
        if (HEADING_LINE.matcher(body).find()) {
            throw new IllegalArgumentException("a body holds no heading line; write \\# for a literal #");
        }
        if (body.lines().anyMatch(EssentialLine::looksLikeOne)) {
            throw new IllegalArgumentException("an essential stands apart from the body of its section");
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
