package fr.lanterne.bot;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message of a conversation, stored for good.
 *
 * @param sequence grows within a conversation: the place to catch up from
 * @param speaker the first name of the mediator who wrote it; null for all others
 * @param revision what the mediator made of it later; null when nothing
 * @param outcome of the turn that this message ends; null for a citizen's message
 */
public record ChatMessage(MessageId id, long sequence, Author author, @Nullable String speaker, Reply reply,
        @Nullable Outcome outcome, @Nullable Revision revision, Instant createdAt) {

    /** What became of a message after it was said. */
    public enum Kind {
        EDITED, WITHDRAWN
    }

    /**
     * A later word on a message.
     *
     * @param sequence its own place in the conversation: to catch up from
     */
    public record Revision(Kind kind, long sequence) {}

    /** The place of the latest word on it. */
    public long latest() {
        return revision == null ? sequence : revision.sequence();
    }

    /** A message of somebody without a name. */
    public ChatMessage(MessageId id, long sequence, Author author, Reply reply, @Nullable Outcome outcome,
            Instant createdAt) {
        this(id, sequence, author, null, reply, outcome, null, createdAt);
    }
}
