package fr.lanterne.bot.handover;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The open handovers: the most urgent first, then who has waited longest. */
class Queue {

    /** Of {@code handover h}: those that wait in their order, then those that are held. */
    static final String ORDER = "CASE WHEN h.mediator_id IS NULL THEN 0 ELSE 1 END, h.urgency, h.asked_at, h.id";

    private final DatabaseClient database;

    Queue(DatabaseClient database) {
        this.database = database;
    }

    /** Those that wait in their order, then those that are held. */
    Flux<Place> places() {
        return database.sql("SELECT conversation_id, reason, mediator_id FROM handover h WHERE ended_at IS NULL"
                + " ORDER BY " + ORDER)
                .map(row -> new Place(conversation(row),
                        HandoverReason.valueOf(required(row, "reason", String.class)),
                        row.get("mediator_id", UUID.class) != null))
                .all();
    }

    /** The claimed conversations whose citizens wait for an answer since before that moment. */
    Flux<ConversationId> unansweredSince(Instant before) {
        return database.sql("""
            SELECT conversation_id FROM handover WHERE ended_at IS NULL AND unanswered_since < :before""")
                .bind("before", before).map(Queue::conversation).all();
    }

    /** Of the latest conversations that mediators brought to an end. */
    Mono<HandlingTimes> handlingTimes() {
        return database.sql("""
            SELECT claimed_at, ended_at FROM handover WHERE ended_at IS NOT NULL AND claimed_at IS NOT NULL
            ORDER BY ended_at DESC LIMIT 50""")
                .map(row -> Duration.between(required(row, "claimed_at", Instant.class),
                        required(row, "ended_at", Instant.class)))
                .all().collectList().map(HandlingTimes::new);
    }

    private static ConversationId conversation(Readable row) {
        return new ConversationId(required(row, "conversation_id", UUID.class));
    }

    /** A place in the queue, or with a mediator. */
    record Place(ConversationId conversation, HandoverReason reason, boolean held) {}
}
