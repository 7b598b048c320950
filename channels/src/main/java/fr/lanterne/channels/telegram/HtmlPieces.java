package fr.lanterne.channels.telegram;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Reply.Action;
import fr.lanterne.bot.Reply.Block;
import fr.lanterne.bot.Reply.Citation;
import fr.lanterne.bot.Verdict;
import java.net.URI;
import java.text.BreakIterator;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes a reply as Telegram's HTML: every text escaped, in pieces below Telegram's limit that end where a sentence does, and
 * no address of a checked message so that anybody could follow it.
 */
final class HtmlPieces {

    /** Telegram takes 4,096 characters after its marks are read; the rest is a margin for how it counts. */
    static final int LONGEST = 4_000;

    private static final String PARAGRAPH = "\n\n";
    private static final String LINE = "\n";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

    private final List<String> suspicious;
    private final List<Part> parts = new ArrayList<>();

    private HtmlPieces(Reply reply) {
        Verdict verdict = reply.verdict();
        suspicious = verdict == null
                ? List.of()
                : verdict.signs().stream().map(Verdict.Sign::evidence).filter(evidence -> evidence.contains("[.]"))
                        .map(HtmlPieces::live).toList();
    }

    /** The pieces in their order, at least one; the same message is always cut in the same ones. */
    static List<Piece> of(ChatMessage message) {
        HtmlPieces pieces = new HtmlPieces(message.reply());
        String speaker = message.speaker();
        if (message.author() == Author.MEDIATOR && speaker != null) {
            pieces.bold(PARAGRAPH, "👤 " + Texts.text("mediator", speaker));
        }
        message.reply().blocks().forEach(pieces::block);
        pieces.calls(message.reply().actions());
        pieces.sources(message.reply().citations());
        return pieces.packed();
    }

    private void block(Block block) {
        switch (block) {
            case Reply.Paragraph(String text) -> text(PARAGRAPH, text);
            case Reply.Bullets(List<String> items) -> items(items.stream().map(item -> "• " + item).toList());
            case Reply.Steps(List<String> items) -> items(IntStream.range(0, items.size())
                    .mapToObj(i -> (i + 1) + ". " + items.get(i)).toList());
            case Reply.Essentials(List<String> items) -> {
                bold(PARAGRAPH, "À savoir");
                items.forEach(item -> text(LINE, "• " + item));
            }
        }
    }

    private void items(List<String> items) {
        for (int i = 0; i < items.size(); i++) {
            text(i == 0 ? PARAGRAPH : LINE, items.get(i));
        }
    }

    /** What Telegram makes no button of: numbers to call or to write to. */
    private void calls(List<Action> actions) {
        actions.stream().filter(action -> action.kind() == Action.Kind.OPEN && !isWeb(action.value()))
                .forEach(action -> text(PARAGRAPH,
                        action.label() + " : " + action.value().replaceFirst("^(?:tel|sms):", "")));
    }

    static boolean isWeb(String value) {
        String address = value.toLowerCase(Locale.ROOT);
        return address.startsWith("https://") || address.startsWith("http://");
    }

    private void sources(List<Citation> citations) {
        for (int i = 0; i < citations.size(); i++) {
            Citation cited = citations.get(i);
            String mark = "[" + (i + 1) + "] ";
            String about = ", " + cited.publisher() + ", " + Texts.text("facts-of", DAY.format(cited.sourceDate()));
            parts.add(new Part(i == 0 ? PARAGRAPH : LINE,
                    escaped(mark) + linked(cited.url(), cited.title()) + escaped(about),
                    mark + cited.title() + about + " " + cited.url()));
        }
    }

    private static String linked(URI url, String title) {
        return isWeb(url.toString())
                ? "<a href=\"" + escaped(url.toString()) + "\">" + escaped(title) + "</a>"
                : escaped(title);
    }

    private void bold(String before, String text) {
        parts.add(new Part(before, "<b>" + escaped(text) + "</b>", text));
    }

    private void text(String before, String text) {
        String separator = before;
        for (String sentence : sentences(inert(text))) {
            for (String bit : bits(sentence)) {
                parts.add(new Part(separator, escaped(bit), bit));
                separator = " ";
            }
        }
    }

    private static List<String> sentences(String text) {
        BreakIterator borders = BreakIterator.getSentenceInstance(Locale.FRENCH);
        borders.setText(text);
        List<String> sentences = new ArrayList<>();
        for (int from = borders.first(),
                to = borders.next(); to != BreakIterator.DONE; from = to, to = borders.next()) {
            String sentence = text.substring(from, to).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }

    /** A sentence that no message holds is cut between words, and a word that none holds is cut. */
    private static List<String> bits(String sentence) {
        if (sentence.length() <= LONGEST) {
            return List.of(sentence);
        }
        int cut = sentence.lastIndexOf(' ', LONGEST);
        int end = cut <= 0 ? LONGEST : cut;
        if (Character.isHighSurrogate(sentence.charAt(end - 1))) {
            end--;
        }
        return Stream.concat(Stream.of(sentence.substring(0, end)), bits(sentence.substring(end).strip()).stream())
                .toList();
    }

    /** Whatever a checked message led to leads nowhere here. */
    private String inert(String text) {
        String safe = text;
        for (String address : suspicious) {
            safe = safe.replace(address, address.replaceFirst("(?i)^http", "hxxp").replace(".", "[.]"));
        }
        return safe;
    }

    private static String live(String defanged) {
        return defanged.replace("[.]", ".").replaceFirst("(?i)^hxxp", "http");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private List<Piece> packed() {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder html = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        for (Part part : parts) {
            if (!plain.isEmpty() && plain.length() + part.before().length() + part.plain().length() > LONGEST) {
                pieces.add(new Piece(html.toString(), plain.toString()));
                html.setLength(0);
                plain.setLength(0);
            }
            String before = plain.isEmpty() ? "" : part.before();
            html.append(before).append(part.html());
            plain.append(before).append(part.plain());
        }
        if (!plain.isEmpty() || pieces.isEmpty()) {
            pieces.add(plain.isEmpty() ? new Piece("…", "…") : new Piece(html.toString(), plain.toString()));
        }
        return pieces;
    }

    /** The smallest thing that is kept together, with what stands before it unless it begins a piece. */
    private record Part(String before, String html, String plain) {}
}
