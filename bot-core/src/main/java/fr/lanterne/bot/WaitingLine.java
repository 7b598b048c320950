package fr.lanterne.bot;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The open handovers with all that mediators' screens show of them. */
public interface WaitingLine {

    /** Those that wait in the order in which they are to be taken, then those that are held. */
    Mono<List<Entry>> entries();

    /**
     * The same at once, then whenever something of it changed, on this instance within a moment, on others within {@code
     * lanterne.desk.poll}. However many follow, the store is read once; who is slow gets the latest.
     */
    Flux<List<Entry>> follow();

    /**
     * An open handover.
     *
     * @param askedAt when the citizen began to wait; a return to the queue keeps it
     * @param note what the one before left for the next; empty when there is none
     * @param holder who has it; null while it waits
     * @param unansweredSince since when the citizen waits for the holder's words; null when it is the citizen's turn
     * @param team the one that it is for; null for all
     * @param labels in the order of the alphabet
     */
    record Entry(ConversationId conversation, Channel channel, HandoverReason reason, Instant askedAt, String note,
            @Nullable Mediator holder, @Nullable Instant unansweredSince, @Nullable Team team, List<String> labels,
            Gist gist) {

        public Entry {
            labels = List.copyOf(labels);
        }
    }
}
