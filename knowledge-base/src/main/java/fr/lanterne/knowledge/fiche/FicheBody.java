package fr.lanterne.knowledge.fiche;

import static fr.lanterne.knowledge.fiche.Section.HEADING_SEPARATOR;

import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.fiche.FicheReading.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What follows the front matter: the summary with the essentials of the whole fiche, then the sections. */
record FicheBody(String summary, List<Essential> essentials, List<Section> sections) {

    private static final Pattern HEADING = Pattern.compile("(?s)^ {0,3}(#{1,6})(?:[ \\t]+(.*))?$");
    private static final int TOP_LEVEL = 2;
    private static final int DEEPEST_LEVEL = 6;

    static FicheBody read(List<String> lines, int firstLine, List<Problem> problems) {
        Reader reader = new Reader(problems);
        for (int i = 0; i < lines.size(); i++) {
            reader.line(lines.get(i), firstLine + i);
        }
        return reader.finish();
    }

    static String write(Fiche fiche) {
        StringBuilder out = new StringBuilder();
        block(out, fiche.summary());
        fiche.essentials().forEach(essential -> block(out, EssentialLine.write(essential)));
        List<String> above = List.of();
        for (Section section : fiche.sections()) {
            headings(out, above, section.headings());
            block(out, section.body());
            section.essentials().forEach(essential -> block(out, EssentialLine.write(essential)));
            above = section.headings();
        }
        return out.toString();
    }

    private static void block(StringBuilder out, String text) {
        if (!text.isEmpty()) {
            out.append(text).append("\n\n");
        }
    }

    /** Writes the headings that are new since the section above; the last one always, or the sections would run together. */
    private static void headings(StringBuilder out, List<String> above, List<String> path) {
        int joinedFrom = DEEPEST_LEVEL - TOP_LEVEL;
        int first = Math.min(commonLength(above, path), Math.min(path.size() - 1, joinedFrom));
        for (int i = first; i < path.size() && i < joinedFrom; i++) {
            block(out, "#".repeat(TOP_LEVEL + i) + " " + path.get(i));
        }
        if (path.size() > joinedFrom) {
            block(out, "#".repeat(DEEPEST_LEVEL) + " "
                    + String.join(HEADING_SEPARATOR, path.subList(joinedFrom, path.size())));
        }
    }

    private static int commonLength(List<String> one, List<String> other) {
        int length = 0;
        while (length < one.size() && length < other.size() && one.get(length).equals(other.get(length))) {
            length++;
        }
        return length;
    }

    /** Goes through the lines and closes a section at each heading. */
    private static final class Reader {

        private record Open(int level, List<String> titles) {}

        private final List<Problem> problems;
        private final List<Section> sections = new ArrayList<>();
        private final List<Open> path = new ArrayList<>();
        private final List<String> body = new ArrayList<>();
        private final List<Essential> essentials = new ArrayList<>();
        private String summary = "";
        private List<Essential> ofFiche = List.of();
        private int headingLine;

        Reader(List<Problem> problems) {
            this.problems = problems;
        }

        void line(String line, int number) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                heading(heading.group(1).length(), Optional.ofNullable(heading.group(2)).orElse("").strip(), number);
                return;
            }
            if (EssentialLine.looksLikeOne(line)) {
                essential(line, number);
            } else {
                body.add(line);
            }
        }

        FicheBody finish() {
            close(0);
            return new FicheBody(summary, ofFiche, List.copyOf(sections));
        }

        private void heading(int level, String text, int number) {
            if (level < TOP_LEVEL) {
                problems.add(new Problem(number, "headings start at '##': the title stands in the front matter"));
            }
            close(level);
            List<String> titles = List.of(text.split(HEADING_SEPARATOR, -1)).stream().map(String::strip).toList();
            if (titles.stream().anyMatch(title -> title.isEmpty() || title.contains(">"))) {
                problems.add(
                        new Problem(number, "a heading needs words, and '>' only between two headings: 'Perte > Vol'"));
                titles = List.of("?");
            }
            path.removeIf(open -> open.level() >= level);
            path.add(new Open(level, titles));
            headingLine = number;
        }

        private void essential(String line, int number) {
            try {
                EssentialLine.read(line).ifPresent(essentials::add);
            } catch (IllegalArgumentException empty) {
                problems.add(new Problem(number, "an essential needs a sentence after its label"));
            }
        }

        /** Ends what was being read; {@code nextLevel} is the level of the heading that follows, 0 at the end. */
        private void close(int nextLevel) {
            String text = Section.normal(String.join("\n", body));
            List<Essential> stated = List.copyOf(essentials);
            body.clear();
            essentials.clear();
            if (path.isEmpty()) {
                summary = text;
                ofFiche = stated;
            } else if (!text.isEmpty() || !stated.isEmpty()) {
                sections.add(new Section(path.stream().flatMap(open -> open.titles().stream()).toList(), text, stated));
            } else if (nextLevel <= Collections.max(path.stream().map(Open::level).toList())) {
                problems.add(new Problem(headingLine, "there is nothing under this heading"));
            }
        }
    }
}
