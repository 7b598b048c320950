package fr.lanterne.bot;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The conversations as mediators see them: the one port that their screens speak to. */
public interface MediatorDesk {

    /** Does it, or says why not. Of several mediators who claim one conversation at once, one gets it. */
    Mono<Result> act(ConversationId conversation, Mediator mediator, MediatorAction action);

    /** The mediator is writing: the citizen sees it for some seconds, when the mediator holds the conversation. */
    Mono<Void> typing(ConversationId conversation, Mediator mediator);

    /** The open handovers: those that wait in the order in which they are to be taken, then those that are held. */
    Mono<List<Entry>> queue();

    /** What became of an action. */
    sealed interface Result {

        /** It is done. */
        record Done() implements Result {}

        /** It is not, and nothing changed. */
        record Refused(Refusal reason) implements Result {}
    }

    /**
     * An open handover.
     *
     * @param askedAt when the citizen began to wait; a return to the queue keeps it
     * @param note what the one before left for the next; empty when there is none
     * @param holder who has it; null while it waits
     * @param unansweredSince since when the citizen waits for the holder's words; null when it is the citizen's turn
     */
    record Entry(ConversationId conversation, Channel channel, HandoverReason reason, Instant askedAt, String note,
            @Nullable Mediator holder, @Nullable Instant unansweredSince) {}
}
