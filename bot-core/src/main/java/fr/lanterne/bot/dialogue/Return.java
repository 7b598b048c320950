package fr.lanterne.bot.dialogue;

import fr.lanterne.bot.ConversationState;
import reactor.core.publisher.Mono;

/** What becomes of a closed conversation in which the citizen writes again. */
@FunctionalInterface
public interface Return {

    /** Who holds it then; asked again for the same message after a crash, it says the same. */
    Mono<ConversationState> of(TurnInput input);
}
