package fr.lanterne.bot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What mediators note about a conversation for each other: never seen by citizens, erased with it. */
public interface Notes {

    int MAX_LENGTH = 2_000;
    /** A conversation takes no more. */
    int MOST = 200;

    /**
     * Adds one.
     *
     * @param text 1 to {@link #MAX_LENGTH} characters, not blank
     * @return false when there is no such conversation, or it has {@link #MOST} notes
     */
    Mono<Boolean> add(ConversationId conversation, Mediator author, String text);

    /** Oldest first. */
    Mono<List<Note>> of(ConversationId conversation);

    /** A note. */
    record Note(UUID id, Mediator author, String text, Instant writtenAt) {}
}
