package fr.lanterne.bot.answer;

import fr.lanterne.bot.Reply;
import fr.lanterne.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A reply as it grows, sentence by sentence, so that what was shown on the way is the reply in the end. */
final class ReplyDraft {

    private static final String BLOCKS_APART = "\n\n";

    private final List<Part> parts = new ArrayList<>();
    private final List<Passage> cited = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    /** A paragraph (one text) or a list (its items) in the making. */
    private record Part(boolean list, List<StringBuilder> texts) {

        Reply.Block block() {
            List<String> done = texts.stream().map(StringBuilder::toString).toList();
            return list ? new Reply.Bullets(done) : new Reply.Paragraph(done.getFirst());
        }
    }

    /** Adds a sentence and gives what is to be shown for it, with what parts it from the one before. */
    String add(Place place, String text, List<Passage> sources) {
        said.add(text);
        String marked = sources.isEmpty() ? text : Sentence.marked(text, marks(sources));
        if (place == Place.CONTINUES && !parts.isEmpty()) {
            parts.getLast().texts().getLast().append(' ').append(marked);
            return " " + marked;
        }
        return place == Place.ITEM ? addItem(marked) : addPart(false, marked);
    }

    /** What was said so far, sentence by sentence, without marks. */
    List<String> said() {
        return List.copyOf(said);
    }

    /** The passages that were cited, in the order of their marks. */
    List<Passage> cited() {
        return List.copyOf(cited);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    List<Reply.Block> blocks() {
        return parts.stream().map(Part::block).toList();
    }

    /** What parts a further block from what was said. */
    String apart() {
        return parts.isEmpty() ? "" : BLOCKS_APART;
    }

    private String addItem(String text) {
        if (!parts.isEmpty() && parts.getLast().list()) {
            parts.getLast().texts().add(new StringBuilder(text));
            return "\n- " + text;
        }
        return addPart(true, text);
    }

    private String addPart(boolean list, String text) {
        String before = apart();
        parts.add(new Part(list, new ArrayList<>(List.of(new StringBuilder(text)))));
        return before + (list ? "- " : "") + text;
    }

    private String marks(List<Passage> sources) {
        return sources.stream().map(source -> "[" + markOf(source) + "]").collect(Collectors.joining());
    }

    private int markOf(Passage source) {
        if (!cited.contains(source)) {
            cited.add(source);
        }
        return cited.indexOf(source) + 1;
    }
}
