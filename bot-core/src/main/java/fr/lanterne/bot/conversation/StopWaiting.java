package fr.lanterne.bot.conversation;

import fr.lanterne.bot.ConversationId;
import reactor.core.publisher.Mono;

/** Ends the wait of a citizen who no longer wants a person. */
@FunctionalInterface
public interface StopWaiting {

    /** False when the citizen does not wait: a mediator has the conversation by now, or nobody was asked for. */
    Mono<Boolean> in(ConversationId conversation);
}
