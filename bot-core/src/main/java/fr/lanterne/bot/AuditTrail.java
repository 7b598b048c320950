package fr.lanterne.bot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What staff did, and what the service did by itself: only ever added to. It holds no citizen's words, and outlives what it tells of. */
public interface AuditTrail {

    int MAX_ACTION_LENGTH = 40;
    int MAX_DETAIL_LENGTH = 1_000;

    /** Adds an entry, in the transaction of the caller if there is one. */
    Mono<Void> append(Deed deed);

    /** The entries that the filter lets through, latest first; as many as are asked for, read as they are asked for. */
    Flux<Entry> read(Filter filter);

    /** Which actions there are, in the order of the alphabet. */
    Mono<List<String>> actions();

    /**
     * Something that was done.
     *
     * @param actor null when the service did it by itself
     * @param action one word of capitals, such as {@code CLAIMED}
     * @param conversation null when it is about none
     * @param detail in no citizen's words
     */
    record Deed(@Nullable Mediator actor, String action, @Nullable ConversationId conversation, String detail) {

        public Deed {
            if (action.isBlank() || action.length() > MAX_ACTION_LENGTH || detail.length() > MAX_DETAIL_LENGTH) {
                throw new IllegalArgumentException("an audit entry has an action of 1 to " + MAX_ACTION_LENGTH
                        + " characters and a detail of at most " + MAX_DETAIL_LENGTH);
            }
        }
    }

    /** A kept deed. */
    record Entry(UUID id, Instant at, Deed deed) {}

    /**
     * Which entries to read: null lets everything through.
     *
     * @param from inclusive
     * @param before exclusive
     * @param byNobody only what has no actor
     * @param after to go on after that entry, the last one of the page before
     */
    record Filter(@Nullable Instant from, @Nullable Instant before, @Nullable MediatorId actor,
            boolean byNobody, @Nullable String action, @Nullable ConversationId conversation,
            @Nullable Entry after) {

        /** Lets everything through. */
        public static final Filter ALL = new Filter(null, null, null, false, null, null, null);
    }
}
