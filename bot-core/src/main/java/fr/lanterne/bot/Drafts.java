package fr.lanterne.bot;

import reactor.core.publisher.Mono;

/** What mediators have begun to write, kept so that nothing is lost with a browser; one for each conversation and mediator. */
public interface Drafts {

    /**
     * Keeps it in place of the one before; an empty one is forgotten, and so is what the mediator sends.
     *
     * @param text at most {@link MediatorAction.Say#MAX_LENGTH} characters
     * @return false when there is no such conversation
     */
    Mono<Boolean> keep(ConversationId conversation, Mediator mediator, String text);

    /** Empty text when there is none. */
    Mono<String> of(ConversationId conversation, Mediator mediator);
}
