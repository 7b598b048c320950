package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.fiche.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text of a fiche as Markdown under paths of headings, in the order of the document: situations, chapters,
 * sub-chapters and cases become headings, everything else blocks.
 */
final class FicheText {

    private static final Set<String> CONTAINERS = Set.of("Texte", "Introduction", "ListeSituations", "BlocCas",
            "FragmentConditionne", "ContenuIllustre", "Contenu", "Commentaire");
    private static final Set<String> HEADED = Set.of("Situation", "Chapitre", "SousChapitre", "Cas", "Conclusion");
    private static final Map<String, String> NOTES = Map.of("Attention", "Attention", "ANoter", "À noter", "ASavoir",
            "À savoir", "Rappel", "Rappel", "Exemple", "Exemple", "Avertissement", "Avertissement", "Aide", "Aide");
    private static final Set<String> ESSENTIAL_LABELS = Set.of("Montant", "Délai", "Condition", "Exception");
    private static final Set<String> LEFT_OUT = Set.of("Titre", "TitreAlternatif", "TitreRiche", "Condition",
            "Questionnaire", "RechercheGuidee", "Problematiques", "Reference", "Definition", "Abreviation", "Image",
            "ImageIllustration", "Illustration", "Infographie", "Video", "VideoIllustration", "Source",
            "PourEnSavoirPlus", "Colonne", "Resume", "FranceConnect", "Connexion", "FicheConnexe", "Description");

    private final InlineText inline;
    private final ContactReader contacts;
    private final UnknownElements unknown;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * A block of Markdown.
     *
     * @param headings may be empty: above the first heading
     */
    record Block(List<String> headings, String markdown) {}

    FicheText(InlineText inline, ContactReader contacts, UnknownElements unknown) {
        this.inline = inline;
        this.contacts = contacts;
        this.unknown = unknown;
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
        List<String> open = new ArrayList<>();
        List<String> path = List.of();
        for (Block block : blocks) {
            if (!block.headings().equals(path)) {
                close(path, open, defaultHeading, sections);
                path = block.headings();
            }
            open.add(block.markdown());
        }
        close(path, open, defaultHeading, sections);
        return sections;
    }

    private static void close(List<String> path, List<String> open, String defaultHeading, List<Section> sections) {
        if (!open.isEmpty()) {
            sections.add(new Section(path.isEmpty() ? List.of(defaultHeading) : path, String.join("\n\n", open),
                    List.of()));
            open.clear();
        }
    }

    /** The blocks of an element alone, whatever its headings. */
    List<String> blocksOf(XmlNode.Element element) {
        FicheText part = new FicheText(inline, contacts, unknown);
        element.elements().forEach(part::add);
        return part.blocks.stream().map(Block::markdown).toList();
    }

    private void write(XmlNode.Element element, List<String> headings) {
        String name = element.name();
        if (HEADED.contains(name)) {
            writeAll(element, under(headings, element));
        } else if (CONTAINERS.contains(name)) {
            writeAll(element, headings);
        } else if (NOTES.containsKey(name)) {
            put(headings, note(element));
        } else {
            switch (name) {
                case "Paragraphe" -> put(headings, inline.markdown(element));
                case "TitreFlottant" -> put(headings, bold(inline.plain(element)));
                case "Liste" -> put(headings, String.join("\n", list(element)));
                case "Tableau" -> table(element).forEach(block -> put(headings, block));
                case "OuSAdresser", "QuiPeutMAider" -> put(headings, contacts.organisation(element));
                case "ServiceEnLigne" -> put(headings, contacts.service(element));
                case "LienExterneCommente" -> put(headings, commentedLink(element));
                case "Complement" -> {
                    put(headings, bold(title(element)));
                    writeAll(element, headings);
                }
                default -> {
                    if (!LEFT_OUT.contains(name)) {
                        unknown.saw(element);
                    }
                }
            }
        }
    }

    private void writeAll(XmlNode.Element container, List<String> headings) {
        container.elements().forEach(element -> write(element, headings));
    }

    private void put(List<String> headings, String markdown) {
        if (!markdown.isBlank()) {
            blocks.add(new Block(headings, markdown));
        }
    }

    private List<String> under(List<String> headings, XmlNode.Element element) {
        String heading = title(element).replace('>', '›');
        if (heading.isEmpty()) {
            return headings;
        }
        List<String> path = new ArrayList<>(headings);
        path.add(heading);
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

    private List<String> table(XmlNode.Element table) {
        String rows = TableText.of(table, this::cell);
        return rows.isEmpty() ? List.of() : List.of(bold(title(table)), rows);
    }

    /** A cell holds one line: its paragraphs and the items of its lists follow each other. */
    private String cell(XmlNode.Element cell) {
        StringBuilder text = new StringBuilder();
        cell.tree().filter(element -> element.name().equals("Paragraphe")).map(inline::withinLine)
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
