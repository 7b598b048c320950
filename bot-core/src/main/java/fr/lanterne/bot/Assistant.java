package fr.lanterne.bot;

import java.util.List;
import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The assistant as channels see it: the one port that they speak to. */
public interface Assistant {

    /** Opens a conversation. The token is shown this once: only its hash is kept. */
    Mono<Opened> open(Channel channel);

    /** Opens a conversation of a citizen whom the channel knows: mediators see that it is the same one's as others. */
    Mono<Opened> open(Channel channel, CitizenKey citizen);

    /** Whether the token opens the conversation. */
    Mono<Admission> admits(ConversationId conversation, String token);

    /** Stores a message durably; it is answered afterwards, in order. */
    Mono<Receipt> receive(IncomingMessage message);

    /**
     * Says something in the service's own name that needs no turn, such as how to use the channel: once for each identifier.
     * False when there is no such conversation.
     */
    Mono<Boolean> tell(ConversationId conversation, MessageId id, Reply reply);

    /** The messages after that sequence (0 for all), then everything live, until cancelled or the conversation is erased. */
    Flux<ChatEvent> follow(ConversationId conversation, long afterSequence);

    /** At most {@code limit} messages after that sequence, oldest first. */
    Mono<List<ChatMessage>> transcript(ConversationId conversation, long afterSequence, int limit);

    /** Records whether an answer helped, the latest word counts. False when there is no such message of the bot. */
    Mono<Boolean> feedback(ConversationId conversation, MessageId message, boolean helpful, String comment);

    /**
     * The citizen no longer waits for a person: the bot goes on. False when they do not wait; a mediator who has the
     * conversation by now keeps it.
     */
    Mono<Boolean> stopWaiting(ConversationId conversation);

    /** The citizen is writing: mediators see it for some seconds. */
    void typing(ConversationId conversation);

    /** Keeps what the citizen says of the help by a person that ended last; false when there is none, or it was said. */
    Mono<Boolean> rate(ConversationId conversation, Rating rating);

    /** Erases the conversation and all that was kept of it. */
    Mono<Void> erase(ConversationId conversation);

    /**
     * What a citizen says at the end.
     *
     * @param score 1 to 5; null when not given
     * @param comment at most 1,000 characters
     */
    record Rating(boolean solved, @Nullable Integer score, String comment) {

        public static final int BEST = 5;
        public static final int MAX_COMMENT_LENGTH = 1_000;

        public Rating {
            if (score != null && (score < 1 || score > BEST)) {
                throw new IllegalArgumentException("a score is a number from 1 to " + BEST);
            }
            if (comment.length() > MAX_COMMENT_LENGTH) {
                throw new IllegalArgumentException("a comment has at most " + MAX_COMMENT_LENGTH + " characters");
            }
        }
    }

    /** What a token is worth. */
    enum Admission {
        ADMITTED, WRONG_TOKEN,
        /** There is no such conversation, or it is erased. */
        UNKNOWN_CONVERSATION
    }

    /** A conversation just opened. */
    record Opened(ConversationId conversation, String token) {}

    /** What became of a message handed in. */
    sealed interface Receipt {

        /** It is stored, now or by an earlier message with the same key and the same words. */
        record Stored(MessageId message) implements Receipt {}

        /** The key was used before in this conversation for other words. */
        record KeyReused() implements Receipt {}

        /** There is no such conversation, or it is erased. */
        record UnknownConversation() implements Receipt {}
    }
}
