package fr.lanterne.bot.handover;

import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorDesk.Entry;
import fr.lanterne.bot.MediatorId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** How many wait before somebody who asks, or asked, for that reason at that time. */
    Mono<Long> ahead(HandoverReason reason, Instant askedAt) {
        return database.sql("""
            SELECT COUNT(*) FROM handover WHERE ended_at IS NULL AND mediator_id IS NULL
            AND (urgency < :urgency OR (urgency = :urgency AND asked_at < :asked))""").bind("urgency", reason.urgency())
                .bind("asked", askedAt).map(row -> required(row.get(0, Long.class))).one();
    }

    /** The claimed conversations whose citizens wait for an answer since before that moment. */
    Flux<ConversationId> unansweredSince(Instant before) {
        return database.sql("""
            SELECT conversation_id FROM handover WHERE ended_at IS NULL AND unanswered_since < :before""")
                .bind("before", before).map(Queue::conversation).all();
    }

    /** The waiting conversations whose citizens were told nothing since before that moment. */
    Flux<ConversationId> untoldSince(Instant before) {
        return database.sql("""
            SELECT conversation_id FROM handover WHERE ended_at IS NULL AND mediator_id IS NULL
            AND COALESCE(told_at, asked_at) < :before ORDER BY urgency, asked_at""").bind("before", before)
                .map(Queue::conversation).all();
    }

    private static Entry entry(Readable row) {
        UUID mediator = row.get("mediator_id", UUID.class);
        @Nullable
        Mediator holder = mediator == null
                ? null
                : new Mediator(new MediatorId(mediator), required(row.get("mediator_name", String.class)));
        return new Entry(conversation(row), Channel.valueOf(required(row.get("channel", String.class))),
                HandoverReason.valueOf(required(row.get("reason", String.class))),
                required(row.get("asked_at", Instant.class)), required(row.get("note", String.class)), holder,
                row.get("unanswered_since", Instant.class));
    }

    private static ConversationId conversation(Readable row) {
        return new ConversationId(required(row.get("conversation_id", UUID.class)));
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value, "a column of an open handover is empty");
    }
}
