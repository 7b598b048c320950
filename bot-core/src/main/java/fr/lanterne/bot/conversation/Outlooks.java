package fr.lanterne.bot.conversation;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.WaitOutlook;
import reactor.core.publisher.Mono;

/** How the waits for a person stand at this moment. */
@FunctionalInterface
public interface Outlooks {

    /** Empty when the conversation does not wait. */
    Mono<WaitOutlook> of(ConversationId conversation);
}
