package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.fiche.Section;
import fr.lanterne.knowledge.source.Statement.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a fiche as Markdown under paths of headings, in the order of the document: situations, chapters,
 * sub-chapters and cases become headings, everything else blocks.
 */
final class FicheText {

    private static final Set<String> CONTAINERS = Set.of("Texte", "Introduction", "ListeSituations", "BlocCas",
            "FragmentConditionne", "ContenuIllustre", "Contenu", "Commentaire");
    private static final Set<String> HEADED = Set.of("Situation", "Chapitre", "SousChapitre", "Cas", "Conclusion");
    private static final Set<String> SITUATIONS = Set.of("Situation", "Cas");
    private static final Map<String, String> NOTES = Map.of("Attention", "Attention", "ANoter", "À noter", "ASavoir",
            "À savoir", "Rappel", "Rappel", "Exemple", "Exemple", "Avertissement", "Avertissement", "Aide", "Aide");
    private static final Set<String> ESSENTIAL_NOTES = Set.of("Attention", "ANoter", "ASavoir", "Rappel");
    /** About the length of a passage, in characters. */
    private static final int PASSAGE = 1_200;
    private static final Pattern BOLD_LINE = Pattern.compile("\\*\\*[^*]{1,80}[^*.!?]\\*\\*");
    private static final int LONGEST_LIST = 5;
    private static final int LONGEST_TABLE = 6;
    private static final Set<String> ESSENTIAL_LABELS = Set.of("Montant", "Délai", "Condition", "Exception");
    private static final Set<String> LEFT_OUT = Set.of("Titre", "TitreAlternatif", "TitreRiche", "Condition",
            "Questionnaire", "RechercheGuidee", "Problematiques", "Reference", "Definition", "Abreviation", "Image",
            "ImageIllustration", "Illustration", "Infographie", "Video", "VideoIllustration", "Source",
            "PourEnSavoirPlus", "Colonne", "Resume", "FranceConnect", "Connexion", "FicheConnexe", "Description");

    private final InlineText inline;
    private final ContactReader contacts;
    private final UnknownElements unknown;
    private final EssentialChoice choice;
    private final InlineText silent;
    private final List<Block> blocks = new ArrayList<>();
    private String titleWithin = "";

    /**
     * A block of Markdown.
     *
     * @param headings may be empty: above the first heading
     * @param statement what it says in plain text, if an essential may be made of it
     */
    record Block(List<Heading> headings, String markdown, Optional<Statement> statement) {}

    FicheText(InlineText inline, ContactReader contacts, UnknownElements unknown, EssentialChoice choice) {
        this.inline = inline;
        this.contacts = contacts;
        this.unknown = unknown;
        this.choice = choice;
        this.silent = inline.silent();
    }

    /** Takes what an element holds. */
    void add(XmlNode.Element element) {
        write(element, List.of());
    }

    /** The blocks that stand above the first heading. */
    List<String> opening() {
        return blocks.stream().takeWhile(block -> block.headings().isEmpty()).map(Block::markdown).toList();
    }

    /** The sections; what stands under no heading comes under the one that is given. */
    List<Section> sections(String defaultHeading) {
        List<Section> sections = new ArrayList<>();
        List<Block> open = new ArrayList<>();
        for (Block block : blocks) {
            if (!open.isEmpty() && !block.headings().equals(open.getFirst().headings())) {
                sections.add(section(open, defaultHeading));
                open.clear();
            }
            open.add(block);
        }
        if (!open.isEmpty()) {
            sections.add(section(open, defaultHeading));
        }
        return sections;
    }

    private Section section(List<Block> blocks, String defaultHeading) {
        List<Heading> path = blocks.getFirst().headings();
        String body = blocks.stream().map(Block::markdown).collect(Collectors.joining("\n\n"));
        return new Section(path.isEmpty() ? List.of(defaultHeading) : path.stream().map(Heading::text).toList(), body,
                essentials(path, blocks));
    }

    /** A long section becomes several passages, and each has its own essentials. */
    private List<Essential> essentials(List<Heading> path, List<Block> blocks) {
        List<Essential> chosen = new ArrayList<>();
        List<Statement> piece = new ArrayList<>();
        int length = 0;
        for (Block block : blocks) {
            if (length + block.markdown().length() > PASSAGE) {
                chosen.addAll(choice.of(path, piece, EssentialChoice.ENOUGH, EssentialChoice.MOST));
                piece.clear();
                length = 0;
            }
            length += block.markdown().length();
            block.statement().ifPresent(piece::add);
        }
        chosen.addAll(choice.of(path, piece, EssentialChoice.ENOUGH, EssentialChoice.MOST));
        return chosen.stream().distinct().toList();
    }

    /** The blocks of an element alone, whatever its headings. */
    List<String> blocksOf(XmlNode.Element element) {
        return inside(element).blocks();
    }

    /** What an element holds, read apart. */
    FicheText inside(XmlNode.Element element) {
        FicheText part = new FicheText(inline, contacts, unknown, choice);
        element.elements().forEach(part::add);
        return part;
    }

    List<String> blocks() {
        return blocks.stream().map(Block::markdown).toList();
    }

    /** The one statement that an answer from any part of the fiche must not leave out, if there is one. */
    List<Essential> mostDecisive() {
        return choice.of(List.of(), blocks.stream().flatMap(block -> block.statement().stream()).toList(),
                EssentialChoice.DECISIVE, 1);
    }

    private void write(XmlNode.Element element, List<Heading> headings) {
        String name = element.name();
        if (HEADED.contains(name)) {
            titleWithin = "";
            writeAll(element, under(headings, element));
            titleWithin = "";
        } else if (CONTAINERS.contains(name)) {
            writeAll(element, headings);
        } else if (NOTES.containsKey(name)) {
            put(headings, note(element), noted(element));
        } else {
            switch (name) {
                case "Paragraphe" -> paragraph(element, headings);
                case "TitreFlottant" -> {
                    titleWithin = inline.plain(element);
                    put(headings, bold(titleWithin));
                }
                case "Liste" -> put(headings, String.join("\n", list(element)), listed(element));
                case "Tableau" -> {
                    put(headings, bold(title(element)));
                    put(headings, TableText.of(element, this::cell), tabled(element));
                }
                case "OuSAdresser", "QuiPeutMAider" -> put(headings, contacts.organisation(element));
                case "ServiceEnLigne" -> put(headings, contacts.service(element));
                case "LienExterneCommente" -> put(headings, commentedLink(element));
                case "Complement" -> {
                    titleWithin = title(element);
                    put(headings, bold(titleWithin));
                    writeAll(element, headings);
                    titleWithin = "";
                }
                default -> {
                    if (!LEFT_OUT.contains(name)) {
                        unknown.saw(element);
                    }
                }
            }
        }
    }

    /** A paragraph that is bold from end to end is a title for what follows. */
    private void paragraph(XmlNode.Element element, List<Heading> headings) {
        String markdown = inline.markdown(element);
        if (BOLD_LINE.matcher(markdown).matches()) {
            titleWithin = silent.plain(element);
            put(headings, markdown);
        } else {
            put(headings, markdown, statement(Origin.TEXT,
                    MarkdownText.isPlain(markdown) ? markdown : silent.plain(element)));
        }
    }

    private void writeAll(XmlNode.Element container, List<Heading> headings) {
        container.elements().forEach(element -> write(element, headings));
    }

    private void put(List<Heading> headings, String markdown) {
        put(headings, markdown, Optional.empty());
    }

    private void put(List<Heading> headings, String markdown, Optional<Statement> statement) {
        if (!markdown.isBlank()) {
            blocks.add(new Block(headings, markdown, statement));
        }
    }

    private Optional<Statement> statement(Origin origin, String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(new Statement(origin, text, titleWithin));
    }

    /** A note that is one paragraph; what a longer one states cannot be cut out of it. An example is titled so. */
    private Optional<Statement> noted(XmlNode.Element note) {
        List<XmlNode.Element> parts = note.elements().filter(part -> !part.name().equals("Titre")).toList();
        String title = title(note);
        boolean marked = ESSENTIAL_NOTES.contains(note.name())
                && (title.isEmpty() || title.equals(NOTES.get(note.name())));
        if (!marked || parts.size() != 1 || !parts.getFirst().name().equals("Paragraphe")) {
            return Optional.empty();
        }
        return statement(note.name().equals("Attention") ? Origin.WARNING : Origin.NOTE,
                silent.plain(parts.getFirst()));
    }

    /** A short list of single paragraphs with the line above that announces it. */
    private Optional<Statement> listed(XmlNode.Element list) {
        String lead = blocks.isEmpty()
                ? ""
                : blocks.getLast().statement().map(Statement::text)
                        .map(FrenchSentences::of).map(List::getLast).orElse("");
        List<XmlNode.Element> items = list.elements("Item").toList();
        if (!lead.endsWith(":") || items.size() < 2 || items.size() > LONGEST_LIST
                || !items.stream().allMatch(FicheText::isFlat)) {
            return Optional.empty();
        }
        return statement(Origin.LIST, lead + " " + items.stream().map(silent::plain).map(SituationLabel::lowered)
                .map(item -> item.replaceFirst("(?U)[\\s.;,]+(?:(?:et|ou)[\\s,]*)?$", ""))
                .collect(Collectors.joining(" ; ")));
    }

    /** A short table whose title tells what it is about. */
    private Optional<Statement> tabled(XmlNode.Element table) {
        String title = title(table);
        String rows = title.isEmpty() ? "" : TableText.spoken(table, this::plainCell, LONGEST_TABLE);
        return rows.isEmpty() ? Optional.empty() : statement(Origin.TABLE, title + " – " + rows);
    }

    private static boolean isFlat(XmlNode.Element item) {
        return item.elements().count() == 1 && item.elements("Paragraphe").count() == 1;
    }

    private List<Heading> under(List<Heading> headings, XmlNode.Element element) {
        String heading = title(element).replace('>', '›');
        if (heading.isEmpty()) {
            return headings;
        }
        List<Heading> path = new ArrayList<>(headings);
        path.add(new Heading(heading, SITUATIONS.contains(element.name())));
        return List.copyOf(path);
    }

    private String title(XmlNode.Element element) {
        return element.element("Titre").or(() -> element.element("TitreRiche")).map(inline::plain).orElse("");
    }

    private static String bold(String text) {
        return text.isEmpty() ? "" : "**" + MarkdownText.escaped(text) + "**";
    }

    private String note(XmlNode.Element element) {
        List<String> blocks = blocksOf(element);
        if (blocks.isEmpty()) {
            return "";
        }
        String title = title(element);
        String label = NOTES.getOrDefault(element.name(), "Attention");
        String lead = title.isEmpty() || ESSENTIAL_LABELS.contains(title) ? label : title;
        String text = "**" + MarkdownText.escaped(element.name().equals("Avertissement") ? label : lead) + "** : "
                + (element.name().equals("Avertissement") && !title.isEmpty() ? stop(MarkdownText.escaped(title)) : "")
                + String.join("\n\n", blocks);
        return text.lines().map(line -> line.isEmpty() ? ">" : "> " + line).collect(Collectors.joining("\n"));
    }

    private static String stop(String sentence) {
        return sentence.matches(".*[.!?…:]") ? sentence + " " : sentence + ". ";
    }

    private List<String> list(XmlNode.Element list) {
        boolean numbered = list.attribute("type").orElse("").startsWith("num");
        List<String> lines = new ArrayList<>();
        int number = 1;
        for (XmlNode.Element item : list.elements("Item").toList()) {
            List<String> blocks = blocksOf(item);
            if (!blocks.isEmpty()) {
                lines.addAll(item(blocks, numbered ? number++ + ". " : "- "));
            }
        }
        return lines;
    }

    private static List<String> item(List<String> blocks, String mark) {
        List<String> lines = new ArrayList<>();
        String indent = " ".repeat(mark.length());
        for (int i = 0; i < blocks.size(); i++) {
            boolean nestedList = blocks.get(i).matches("(?s)(?:- |\\d+\\. ).*");
            if (i == 0 && nestedList) {
                return blocks.stream().flatMap(String::lines).toList();
            }
            if (i > 0 && !nestedList) {
                lines.add("");
            }
            blocks.get(i).lines().forEach(line -> lines.add(line.isEmpty() ? "" : indent + line));
        }
        lines.set(0, mark + lines.getFirst().strip());
        return lines;
    }

    /** A cell holds one line: its paragraphs and the items of its lists follow each other. */
    private String cell(XmlNode.Element cell) {
        return cell(cell, inline::withinLine);
    }

    private String plainCell(XmlNode.Element cell) {
        return cell(cell, silent::plain);
    }

    private static String cell(XmlNode.Element cell, Function<XmlNode.Element, String> reading) {
        StringBuilder text = new StringBuilder();
        cell.tree().filter(element -> element.name().equals("Paragraphe")).map(reading)
                .map(line -> line.replaceFirst("^[-–•] +", ""))
                .filter(line -> !line.isEmpty()).forEach(line -> {
                    if (!text.isEmpty()) {
                        text.append(startsAnew(text, line) ? " ; " : " ");
                    }
                    text.append(line);
                });
        return text.toString();
    }

    private static boolean startsAnew(CharSequence before, String line) {
        char end = before.charAt(before.length() - 1);
        return ".,;:!?".indexOf(end) < 0 && line.charAt(0) != '(' && !line.matches("(?:et|ou|soit|puis)\\b.*");
    }

    private String commentedLink(XmlNode.Element element) {
        String link = element.elements("LienExterne").map(this::linkLine).filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" ; "));
        List<String> comments = new ArrayList<>(element.element("Commentaire").map(this::blocksOf).orElse(List.of()));
        if (link.isEmpty()) {
            return String.join("\n\n", comments);
        }
        String source = element.element("Source").map(inline::plain).map(MarkdownText::escaped).orElse("");
        String line = source.isEmpty() ? link : link + " (" + source + ")";
        if (!comments.isEmpty() && !comments.getFirst().startsWith("- ")) {
            line += " : " + comments.removeFirst();
        }
        comments.addFirst(line);
        return String.join("\n", item(comments, "- "));
    }

    private String linkLine(XmlNode.Element link) {
        String text = inline.plain(link);
        return link.attribute("URL").flatMap(ServicePublicSite::address)
                .map(address -> MarkdownText.link(MarkdownText.escaped(text), address))
                .orElse(MarkdownText.escaped(text));
    }
}
