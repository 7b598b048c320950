package fr.lanterne.knowledge.fiche;

import fr.lanterne.knowledge.fiche.FicheReading.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The Markdown file format of a fiche: a front matter in YAML between two lines {@code ---}, the summary, then the sections
 * under their headings. Reading what was written gives the same fiche. The module's README shows the format.
 */
public final class FicheMarkdown {

    /** The longest text that is read, in characters. */
    public static final int MAX_LENGTH = 1_000_000;

    private static final String FENCE = "---";

    private FicheMarkdown() {}

    /** Reads a fiche. Never throws for what is in the text. */
    public static FicheReading read(String text) {
        if (text.length() > MAX_LENGTH) {
            return refused(1, "the file is longer than " + MAX_LENGTH + " characters");
        }
        String unix = text.replace("\r\n", "\n").replace('\r', '\n');
        List<String> lines = List.of((unix.startsWith("\uFEFF") ? unix.substring(1) : unix).split("\n", -1));
        if (!lines.getFirst().strip().equals(FENCE)) {
            return refused(1, "the file starts with a line '---', then the front matter");
        }
        int end = endOfFrontMatter(lines);
        if (end < 0) {
            return refused(1, "the front matter ends with a line '---'");
        }
        List<Problem> problems = new ArrayList<>();
        FrontMatter frontMatter = FrontMatter.read(String.join("\n", lines.subList(1, end)), problems);
        FicheBody body = FicheBody.read(lines.subList(end + 1, lines.size()), end + 2, problems);
        if (problems.isEmpty()) {
            try {
                return new FicheReading.Read(frontMatter.fiche(body));
            } catch (IllegalArgumentException invalid) {
                problems.add(new Problem(1, String.valueOf(invalid.getMessage())));
            }
        }
        problems.sort(Comparator.comparingInt(Problem::line));
        return new FicheReading.Refused(problems);
    }

    /** Writes a fiche, ending with a line break. */
    public static String write(Fiche fiche) {
        return FENCE + "\n" + FrontMatter.write(fiche) + FENCE + "\n" + FicheBody.write(fiche);
    }

    private static int endOfFrontMatter(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals(FENCE)) {
                return i;
            }
        }
        return -1;
    }

    private static FicheReading refused(int line, String message) {
        return new FicheReading.Refused(List.of(new Problem(line, message)));
    }
}
