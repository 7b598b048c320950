package fr.lanterne.bot.handover;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.MediatorDesk.Entry;
import fr.lanterne.bot.conversation.Columns;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The open handovers: the most urgent first, then who has waited longest. */
class Queue {

    private final DatabaseClient database;

    Queue(DatabaseClient database) {
        this.database = database;
    }

    /** Those that wait in their order, then those that are held. */
    Flux<Entry> entries() {
        return database.sql("""
            SELECT h.*, c.channel FROM handover h JOIN conversation c ON c.id = h.conversation_id
            WHERE h.ended_at IS NULL
            ORDER BY CASE WHEN h.mediator_id IS NULL THEN 0 ELSE 1 END, h.urgency, h.asked_at, h.id""")
                .map(Queue::entry).all();
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

    private static Entry entry(Readable row) {
        return new Entry(conversation(row), Channel.valueOf(required(row, "channel", String.class)),
                HandoverReason.valueOf(required(row, "reason", String.class)),
                required(row, "asked_at", Instant.class), required(row, "note", String.class), Columns.mediator(row),
                row.get("unanswered_since", Instant.class));
    }

    private static ConversationId conversation(Readable row) {
        return new ConversationId(required(row, "conversation_id", UUID.class));
    }
}
