package fr.lanterne.bot;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers of the bot that a mediator looks through before the citizen gets them, in the conversations of teams that want it. The
 * citizen knows that a person looks; an answer that nobody looked through in time becomes a place in the queue, and one that a
 * mediator takes over from is dropped.
 */
public interface AnswerReview {

    /** Those that wait, the one that must be looked through first before the others. */
    Mono<List<Pending>> pending();

    /** The same at once, then whenever it changed, as {@link WaitingLine#follow}. */
    Flux<List<Pending>> follow();

    /** Decides on one; of several mediators who do, one does. */
    Mono<Result> decide(MessageId answer, Mediator mediator, Decision decision);

    /** What a mediator decides. */
    sealed interface Decision {

        /** The citizen gets it as it is. */
        record Approve() implements Decision {}

        /**
         * The citizen gets other words, with the same citations.
         *
         * @param text 1 to {@link MediatorAction.Say#MAX_LENGTH} characters, not blank
         */
        record Edit(String text) implements Decision {
            public Edit {
                if (text.isBlank() || text.length() > MediatorAction.Say.MAX_LENGTH) {
                    throw new IllegalArgumentException(
                            "an answer has 1 to " + MediatorAction.Say.MAX_LENGTH + " characters");
                }
            }
        }

        /** The citizen gets a place in the queue instead. */
        record Reject() implements Decision {}
    }

    /** What deciding came to. */
    sealed interface Result {

        /** It is done, and the citizen was told. */
        record Done() implements Result {}

        /** The other words ask the citizen for something that nobody here may ever ask for. */
        record AsksFor(Refusal.Secret secret) implements Result {}

        /** It waits no more: another decided, the time was up, a mediator has the conversation, or it is erased. */
        record TooLate() implements Result {}
    }

    /**
     * An answer that waits.
     *
     * @param answer the identifier of the message that it becomes
     * @param question the citizen's message, masked
     * @param confidence of the search, from 0 to 1
     * @param dueAt when the citizen gets a place in the queue instead
     */
    record Pending(MessageId answer, ConversationId conversation, @Nullable Team team, String question, Reply reply,
            double confidence, Instant madeAt, Instant dueAt) {}
}
