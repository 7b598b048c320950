package fr.lanterne.bot;

import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a citizen: a small tree that each channel shows as it can, never a bare text.
 *
 * @param blocks in reading order, at least one
 * @param citations what it was taken from; {@code [n]} in a block's text points at the n-th, from 1
 * @param actions what the citizen may do next, most useful first
 * @param verdict on a message that the citizen received, null when none was checked
 */
public record Reply(List<Block> blocks, List<Citation> citations, List<Action> actions, @Nullable Verdict verdict) {

    /** A piece of a reply. Texts are plain, one line each. */
    public sealed interface Block {

        /** The block as plain text, for channels that show nothing better and for screen readers. */
        String plainText();
    }

    /** A paragraph. */
    public record Paragraph(String text) implements Block {
        @Override
        public String plainText() {
            return text;
        }
    }

    /** A list whose order does not matter. */
    public record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }

        @Override
        public String plainText() {
            return items.stream().map(item -> "- " + item).collect(Collectors.joining("\n"));
        }
    }

    /** A list to work through in its order. */
    public record Steps(List<String> items) implements Block {
        public Steps {
            items = List.copyOf(items);
        }

        @Override
        public String plainText() {
            return IntStream.range(0, items.size()).mapToObj(i -> (i + 1) + ". " + items.get(i))
                    .collect(Collectors.joining("\n"));
        }
    }

    /** What must not be overlooked: the essentials of what was used. */
    public record Essentials(List<String> items) implements Block {
        public Essentials {
            items = List.copyOf(items);
        }

        @Override
        public String plainText() {
            return items.stream().map(item -> "- " + item).collect(Collectors.joining("\n", "À savoir :\n", ""));
        }
    }

    /**
     * What was cited.
     *
     * @param passage the headings of the passage, joined by {@code " > "}; empty for the summary
     * @param sourceDate the day on which the publisher last changed it
     */
    public record Citation(FicheId ficheId, String title, URI url, String passage, String publisher,
            LocalDate sourceDate) {

        /** Cites a passage. */
        public static Citation of(Passage passage) {
            return new Citation(passage.ficheId(), passage.title(), passage.url(),
                    String.join(" > ", passage.headings()), passage.source().publisher(), passage.source().date());
        }
    }

    /**
     * Something to press.
     *
     * @param value the text to send, or the address to open
     */
    public record Action(String label, Kind kind, String value) {

        /** What pressing it does. */
        public enum Kind {
            /** Sends the value as the citizen's message. */
            SEND,
            /** Opens the value, an address: a web page, or {@code tel:} or {@code sms:} and a number. */
            OPEN
        }
    }

    public Reply {
        blocks = List.copyOf(blocks);
        citations = List.copyOf(citations);
        actions = List.copyOf(actions);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("a reply says something");
        }
    }

    /** A reply about something else than a received message. */
    public Reply(List<Block> blocks, List<Citation> citations, List<Action> actions) {
        this(blocks, citations, actions, null);
    }

    /** A reply of one paragraph. */
    public static Reply of(String text) {
        return new Reply(List.of(new Paragraph(text)), List.of(), List.of());
    }

    /** A reply that somebody typed: each line is a paragraph, since a text is one line. */
    public static Reply written(String text) {
        return new Reply(text.strip().lines().map(String::strip).filter(line -> !line.isEmpty())
                .<Block>map(Paragraph::new).toList(), List.of(), List.of());
    }

    /** The same with other citations. */
    public Reply citing(List<Citation> others) {
        return new Reply(blocks, others, actions, verdict);
    }

    /** The blocks as plain text, apart by an empty line. */
    public String plainText() {
        return blocks.stream().map(Block::plainText).collect(Collectors.joining("\n\n"));
    }
}
