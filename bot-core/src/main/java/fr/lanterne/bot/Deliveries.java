package fr.lanterne.bot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What a channel that brings messages to citizens tells of its addresses, and how the deliveries stand. */
public interface Deliveries {

    /**
     * From now on everything that is said in the conversation is brought to that address, and nowhere else.
     *
     * @param address at most 200 characters
     */
    Mono<Void> bring(ConversationId conversation, Channel channel, String address);

    /** The citizen at that address wants to hear from us no more, or again: what was not sent meanwhile is dropped. */
    Mono<Void> block(Channel channel, String address, boolean blocked);

    /** How things stand now. */
    Mono<Backlog> backlog();

    /**
     * What waits, and what was set aside of late because it failed again and again: an operator has to look.
     *
     * @param waiting messages still to be sent
     * @param oldest since when the oldest of them waits; null when none does
     * @param messagesSetAside messages that citizens never got
     * @param turnsSetAside citizens' messages that could not be worked
     */
    record Backlog(long waiting, @Nullable Instant oldest, long messagesSetAside, long turnsSetAside) {

        /** Whether somebody has to look. */
        public boolean needsAttention() {
            return messagesSetAside + turnsSetAside > 0;
        }
    }
}
