package fr.lanterne.bot;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The assistant as channels see it: the one port that they speak to. */
public interface Assistant {

    /** Opens a conversation. The token is shown this once: only its hash is kept. */
    Mono<Opened> open(Channel channel);

    /** Whether the token opens the conversation. */
    Mono<Admission> admits(ConversationId conversation, String token);

    /** Stores a message durably; it is answered afterwards, in order. */
    Mono<Receipt> receive(IncomingMessage message);

    /** The messages after that sequence (0 for all), then everything live, until cancelled or the conversation is erased. */
    Flux<ChatEvent> follow(ConversationId conversation, long afterSequence);

    /** At most {@code limit} messages after that sequence, oldest first. */
    Mono<List<ChatMessage>> transcript(ConversationId conversation, long afterSequence, int limit);

    /** Records whether an answer helped, the latest word counts. False when there is no such message of the bot. */
    Mono<Boolean> feedback(ConversationId conversation, MessageId message, boolean helpful, String comment);

    /** Erases the conversation and all that was kept of it. */
    Mono<Void> erase(ConversationId conversation);

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
