package fr.lanterne.knowledge;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The slice of a fiche that is indexed, retrieved and cited. It carries all that an answer may state from it.
 *
 * @param ficheId the fiche it is cut from
 * @param number its place in the fiche, from 0 (0 is the summary when the fiche has one)
 * @param title the title of the fiche
 * @param headings the path of headings above it, outermost first; empty for the summary
 * @param text plain text: paragraphs apart by an empty line, a list item a line starting with {@code "- "} (two spaces
 *     more for each level), a table row a line with cells apart by {@code " | "}; no other Markdown mark
 * @param links the links that stand in the text, in order
 * @param essentials what must be said whenever this passage is used, those of the whole fiche included
 * @param contacts the contacts of the fiche
 * @param source the fiche's first source
 */
public record Passage(FicheId ficheId, int number, String title, List<String> headings, String text, List<Link> links,
        List<Essential> essentials, List<Contact> contacts, Source source) {

    private static final Pattern SUBJECT_END = Pattern.compile("\\p{Z}*[:(]|\\p{Z}[-–]\\p{Z}");

    /** A link of the text: the words that carry it, and its address. */
    public record Link(String label, URI url) {}

    public Passage {
        headings = List.copyOf(headings);
        links = List.copyOf(links);
        essentials = List.copyOf(essentials);
        contacts = List.copyOf(contacts);
    }

    /** A title without the cases that it lists: what comes before a colon, a bracket or a dash. */
    public static String subjectOf(String title) {
        return SUBJECT_END.split(title, 2)[0];
    }

    /** The same slice with other essentials. */
    public Passage withEssentials(List<Essential> others) {
        return new Passage(ficheId, number, title, headings, text, links, others, contacts, source);
    }

    /** Where a citizen can read the fiche. */
    public URI url() {
        return source.url();
    }
}
