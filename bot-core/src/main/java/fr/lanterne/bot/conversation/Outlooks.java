package fr.lanterne.bot.conversation;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.WaitOutlook;
import reactor.core.publisher.Mono;

/** How the waits for a person stand at this moment. */
public interface Outlooks {

    /** Empty when the conversation does not wait. */
    Mono<WaitOutlook> of(ConversationId conversation);

    /** How the wait stands, or would if the conversation were to wait for that reason from now on. */
    Mono<WaitOutlook> asking(ConversationId conversation, HandoverReason reason);
}
