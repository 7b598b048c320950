package fr.lanterne.knowledge.fiche;

import fr.lanterne.knowledge.Audience;
import fr.lanterne.knowledge.Contact;
import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short practical sheet: the only thing that the bot may state facts from.
 *
 * @param title one line
 * @param theme where it is filed, outermost first; may be empty
 * @param keywords other words that people use for its subject
 * @param summary Markdown without headings; may be empty
 * @param essentials what must be said whenever any part of the fiche is used
 * @param sources at least one; the first is the page to send people to
 * @param reviewDate the day by which an editor must have read it again, or null when its publisher looks after it
 * @param seeAlso pages on near subjects, under the words that lead to them
 * @param questions golden questions, as people write them
 */
public record Fiche(FicheId id, String title, Audience audience, List<String> theme, List<String> keywords,
        String summary, List<Essential> essentials, List<Section> sections, List<Contact> contacts,
        List<Source> sources, @Nullable LocalDate reviewDate, List<Passage.Link> seeAlso, List<String> questions) {

    public Fiche {
        title = title.strip().replaceAll("\\s+", " ");
        theme = lines(theme);
        keywords = lines(keywords);
        summary = Section.normal(summary);
        essentials = List.copyOf(essentials);
        sections = List.copyOf(sections);
        contacts = List.copyOf(contacts);
        sources = List.copyOf(sources);
        seeAlso = List.copyOf(seeAlso);
        questions = lines(questions);
        if (title.isEmpty()) {
            throw new IllegalArgumentException("a fiche needs a title");
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a fiche needs a source");
        }
        if (summary.isEmpty() && sections.isEmpty()) {
            throw new IllegalArgumentException("a fiche needs a summary or a section");
        }
        Section.refuseStructure(summary);
    }

    /** The page to send people to. */
    public Source mainSource() {
        return sources.getFirst();
    }

    private static List<String> lines(List<String> texts) {
        List<String> lines = new ArrayList<>();
        for (String text : texts) {
            String line = text.strip().replaceAll("\\s+", " ");
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return List.copyOf(lines);
    }
}
