package fr.lanterne.bot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers of mediators that should become fiches: mediators propose them, the content team takes them up. A proposal holds no way
 * back to its conversation, and outlives it.
 */
public interface FicheProposals {

    int MOST_SOURCES = 10;

    /** Keeps it for the content team; empty when there is no such message of a citizen in the conversation. */
    Mono<UUID> propose(Draft draft, Mediator author);

    /** Those that the content team has not settled, the oldest first. */
    Flux<Proposal> open();

    /** The content team has made something of it, or not; false when it is not open. */
    Mono<Boolean> settle(UUID proposal, Mediator by);

    /**
     * What a mediator proposes.
     *
     * @param question the citizen's message that it answers
     * @param answer as it should stand in a fiche, 1 to {@link MediatorAction.Say#MAX_LENGTH} characters, not blank
     * @param sources at most {@link #MOST_SOURCES}
     */
    record Draft(ConversationId conversation, MessageId question, String answer, List<PassageRef> sources) {

        public Draft {
            sources = List.copyOf(sources);
            if (answer.isBlank() || answer.length() > MediatorAction.Say.MAX_LENGTH
                    || sources.size() > MOST_SOURCES) {
                throw new IllegalArgumentException("a proposal has an answer of 1 to " + MediatorAction.Say.MAX_LENGTH
                        + " characters and at most " + MOST_SOURCES + " sources");
            }
        }
    }

    /**
     * What was proposed.
     *
     * @param question masked
     */
    record Proposal(UUID id, String question, String answer, List<PassageRef> sources, Mediator author,
            Instant proposedAt) {

        public Proposal {
            sources = List.copyOf(sources);
        }
    }
}
