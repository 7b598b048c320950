package fr.lanterne.bot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Conversations as mediators read them: all that was said, and why. Personal data is masked in what citizens, mediators and the
 * service wrote, and in what the bot says of a message that it checked; what the bot takes from fiches names public numbers.
 */
public interface ConversationFile {

    /** The largest page of {@link #lines}. */
    int MOST_LINES = 500;

    /** What the conversation is and who has it; empty when there is none. */
    Mono<Cover> cover(ConversationId conversation);

    /** At most {@code limit} messages after that sequence (0 for all), oldest first, with what the bot did about each. */
    Mono<List<Line>> lines(ConversationId conversation, long afterSequence, int limit);

    /** As {@link Assistant#follow}, masked. */
    Flux<ChatEvent> follow(ConversationId conversation, long afterSequence);

    /** The message as it was written; that the mediator saw it is in the audit log. Empty when there is no such message. */
    Mono<ChatMessage> reveal(ConversationId conversation, MessageId message, Mediator mediator);

    /**
     * The other conversations of the same citizen, the latest first, at most 50; empty where the channel does not tell who
     * writes, as on the web.
     */
    Mono<List<Cover>> others(ConversationId conversation);

    /**
     * What a conversation is and who has it.
     *
     * @param handover null when it is with the bot, or closed
     */
    record Cover(ConversationId conversation, Channel channel, ConversationState state, Instant openedAt,
            @Nullable Handover handover, @Nullable Team team, List<String> labels, Gist gist) {

        public Cover {
            labels = List.copyOf(labels);
        }
    }

    /**
     * The open handover of a conversation.
     *
     * @param holder null while it waits
     */
    record Handover(HandoverReason reason, Instant askedAt, String note, @Nullable Mediator holder,
            @Nullable Instant unansweredSince) {}

    /**
     * A message.
     *
     * @param message masked
     * @param masked whether something of it is
     * @param speaker which mediator wrote it; null for all others
     * @param turn what the bot did about it; null when it is no citizen's message, or the bot still works
     */
    record Line(ChatMessage message, boolean masked, @Nullable MediatorId speaker, @Nullable Turn turn) {}

    /**
     * What the bot did about a citizen's message.
     *
     * @param reasons why it came out so: names and figures, no citizen's words
     */
    record Turn(Outcome outcome, Map<String, String> reasons) {

        public Turn {
            reasons = Map.copyOf(reasons);
        }
    }
}
