package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.Audience;
import java.util.Set;
import java.util.regex.Pattern;

/** The running text of paragraphs and titles, with its links and emphasis. */
final class InlineText {

    /** What marks a fiche's essentials in its file format: never written in bold from a running text. */
    private static final Set<String> RESERVED = Set.of("Montant", "Délai", "Condition", "Exception");
    private static final Set<String> SILENT = Set.of("Image", "ImageIllustration", "Illustration", "Infographie",
            "Video", "VideoIllustration", "Condition", "Definition");
    private static final Set<String> WITHOUT_PAGE = Set.of("Sigle", "Acronyme", "Centre de contact",
            "Définition de glossaire");

    private final Audience audience;
    private final UnknownElements unknown;

    /**
     * Writes the texts of one document.
     *
     * @param audience for whom a linked page is when the link does not say
     */
    InlineText(Audience audience, UnknownElements unknown) {
        this.audience = audience;
        this.unknown = unknown;
    }

    /** For what is read a second time: the unknown was counted the first time. */
    InlineText silent() {
        return new InlineText(audience, new UnknownElements());
    }

    /** One Markdown line, empty when the element says nothing. */
    String markdown(XmlNode.Element element) {
        return MarkdownText.asLine(run(element, true));
    }

    /** The same for the middle of a line. */
    String withinLine(XmlNode.Element element) {
        return run(element, true);
    }

    /** The same without marks, for titles and contacts. */
    String plain(XmlNode.Element element) {
        return run(element, false);
    }

    private String run(XmlNode.Element element, boolean marked) {
        Run run = new Run(marked);
        append(element, run);
        return run.finished();
    }

    private void append(XmlNode.Element parent, Run run) {
        for (XmlNode node : parent.content()) {
            switch (node) {
                case XmlNode.Text text -> run.text(text.text());
                case XmlNode.Element element -> appendElement(element, run);
            }
        }
    }

    private void appendElement(XmlNode.Element element, Run run) {
        switch (element.name()) {
            case "Paragraphe", "Texte", "Titre" -> {
                run.wordBreak();
                append(element, run);
                run.wordBreak();
            }
            case "Expression", "Citation", "TermeEtranger", "Variable" -> append(element, run);
            case "Valeur", "Montant" -> {
                run.separateWord(element.text());
                append(element, run);
                run.endWord();
            }
            case "MiseEnEvidence" -> emphasis(element, run);
            case "Exposant" -> run.superscript(element.text());
            case "Indice" -> run.subscript(element.text());
            case "LienIntra" -> link(element, "", run);
            case "LienInterne" -> link(element, pageOf(element), run);
            case "LienExterne" -> externalLink(element, run);
            default -> {
                if (!SILENT.contains(element.name())) {
                    unknown.saw(element);
                    append(element, run);
                }
            }
        }
    }

    private void emphasis(XmlNode.Element element, Run run) {
        Run inner = new Run(run.marked);
        inner.bold = true;
        append(element, inner);
        String text = inner.finished();
        if (!run.marked || run.bold || RESERVED.contains(text)) {
            append(element, run);
        } else {
            run.marked("**", text, "**", element.text());
        }
    }

    private void link(XmlNode.Element element, String address, Run run) {
        String text = plain(element);
        if (text.isEmpty()) {
            return;
        }
        run.separateWord(element.text());
        if (run.marked && !address.isEmpty()) {
            run.marked("[", MarkdownText.escaped(text), "](" + address + ")", element.text());
        } else {
            run.text(element.text());
        }
        run.endWord();
    }

    private void externalLink(XmlNode.Element element, Run run) {
        String written = element.attribute("URL").orElse("");
        if (written.startsWith("mailto:") && !element.text().contains("@")) {
            run.text(element.text() + " (" + written.substring("mailto:".length()) + ")");
        } else {
            link(element, ServicePublicSite.address(written).orElse(""), run);
        }
    }

    private String pageOf(XmlNode.Element link) {
        if (WITHOUT_PAGE.contains(link.attribute("type").orElse(""))) {
            return "";
        }
        Audience reader = link.attribute("audience").flatMap(ServicePublicSite::audienceNamed).orElse(audience);
        return link.attribute("LienPublication").flatMap(id -> ServicePublicSite.page(reader, id)).orElse("");
    }

    /** A line as it grows. Blanks and joins are mended on the way: the documents forget some and double others. */
    private static final class Run {

        private static final Pattern ORDINAL = Pattern.compile("(?:er|re|ère|èr|ere|e|è|ème|eme|me|nd|nde|o|d)s?");
        private static final Pattern ENDING = Pattern.compile(
                "(?:(?:s|e|es|x|r|re)(?![\\p{L}\\p{N}])|\\(\\p{L}{1,3}\\)).*",
                Pattern.DOTALL);
        private static final Pattern BLANK_AND_MARK = Pattern.compile(" [.,)…]|[('’] ");
        private static final Pattern BLANK_BEFORE_STOP = Pattern.compile(" +(?=[.,](?:[\\s)»]|$)|[)…])");
        private static final Pattern BLANK_AFTER_OPENING = Pattern.compile("\\( +");
        private static final Pattern BLANK_AFTER_ELISION = Pattern
                .compile("(?U)\\b((?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’]) +");

        private final boolean marked;
        private final StringBuilder line = new StringBuilder();
        private boolean bold;
        private boolean wordEnded;
        private boolean boldEnded;
        private char last = ' ';

        Run(boolean marked) {
            this.marked = marked;
        }

        void text(String raw) {
            String text = MarkdownText.oneSpaced(raw);
            if (line.isEmpty() || line.charAt(line.length() - 1) == ' ') {
                text = text.stripLeading();
            }
            if (text.isEmpty()) {
                return;
            }
            if (last != ' ' && (sticksToWord(text) || sticksToBold(text))) {
                line.append(' ');
            }
            add(marked ? MarkdownText.escaped(text) : text, text);
        }

        private boolean sticksToWord(String text) {
            return wordEnded && (Character.isLetterOrDigit(last) || last == '€' || last == '%')
                    && (Character.isLetterOrDigit(text.charAt(0)) || text.charAt(0) == '(')
                    && !ENDING.matcher(text).matches();
        }

        private boolean sticksToBold(String text) {
            return boldEnded && !Character.isLetterOrDigit(last) && Character.isLetterOrDigit(text.charAt(0));
        }

        /** Blanks at the edges of what is marked go outside the marks, or they would not be marks. */
        void marked(String open, String inner, String close, String raw) {
            String visible = MarkdownText.oneSpaced(raw);
            if (visible.startsWith(" ")) {
                wordBreak();
            }
            if (!inner.isEmpty()) {
                write(open, inner, close, visible.isBlank() ? inner : visible.strip());
            }
            if (visible.endsWith(" ")) {
                wordBreak();
            }
        }

        private void write(String open, String inner, String close, String visible) {
            boolean strong = "**".equals(open);
            if (strong && boldEnded) {
                line.setLength(line.length() - open.length());
                add(inner + close, visible);
            } else {
                if (strong && Character.isLetterOrDigit(last) && !Character.isLetterOrDigit(visible.charAt(0))) {
                    line.append(' ');
                }
                add(open + inner + close, visible);
            }
            boldEnded = strong;
        }

        /** The next word does not stick to the one before, whatever the document forgot. */
        void separateWord(String next) {
            if (!next.isEmpty() && Character.isLetterOrDigit(next.charAt(0)) && Character.isLetterOrDigit(last)) {
                line.append(' ');
                last = ' ';
            }
        }

        void endWord() {
            wordEnded = true;
        }

        void wordBreak() {
            if (!line.isEmpty() && last != ' ') {
                line.append(' ');
                last = ' ';
            }
            boldEnded = false;
        }

        void superscript(String raw) {
            String text = MarkdownText.oneSpaced(raw).strip();
            if (text.isEmpty()) {
                return;
            }
            if (ORDINAL.matcher(text).matches() && numberBeforeBlank()) {
                line.setLength(line.length() - 1);
                last = line.charAt(line.length() - 1);
            }
            String shown = last == 'm' && "2".equals(text) ? "²" : last == 'm' && "3".equals(text) ? "³" : text;
            add(marked ? MarkdownText.escaped(shown) : shown, shown);
            wordEnded = true;
        }

        void subscript(String raw) {
            String text = MarkdownText.oneSpaced(raw).strip();
            if (!text.isEmpty()) {
                add(marked ? MarkdownText.escaped(text) : text, text);
            }
        }

        String finished() {
            String text = line.toString();
            if (BLANK_AND_MARK.matcher(text).find()) {
                text = BLANK_BEFORE_STOP.matcher(text).replaceAll("");
                text = BLANK_AFTER_OPENING.matcher(text).replaceAll("(");
                text = BLANK_AFTER_ELISION.matcher(text).replaceAll("$1");
            }
            return text.strip();
        }

        private boolean numberBeforeBlank() {
            int end = line.length() - 1;
            return end > 0 && line.charAt(end) == ' '
                    && (Character.isDigit(line.charAt(end - 1)) || "IVX".indexOf(line.charAt(end - 1)) >= 0);
        }

        private void add(String written, String visible) {
            line.append(written);
            last = visible.charAt(visible.length() - 1);
            wordEnded = false;
            boldEnded = false;
        }
    }
}
