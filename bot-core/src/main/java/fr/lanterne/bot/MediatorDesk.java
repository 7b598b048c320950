package fr.lanterne.bot;

import reactor.core.publisher.Mono;

/** What mediators do with conversations; which there are tells the {@link WaitingLine}. */
public interface MediatorDesk {

    /** Does it, or says why not. Of several mediators who claim one conversation at once, one gets it. */
    Mono<Result> act(ConversationId conversation, Mediator mediator, MediatorAction action);

    /** The mediator is writing: the citizen sees it for some seconds, when the mediator holds the conversation. */
    Mono<Void> typing(ConversationId conversation, Mediator mediator);

    /** What became of an action. */
    sealed interface Result {

        /** It is done. */
        record Done() implements Result {}

        /** It is not, and nothing changed. */
        record Refused(Refusal reason) implements Result {}
    }
}
