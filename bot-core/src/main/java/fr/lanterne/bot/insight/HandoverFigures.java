package fr.lanterne.bot.insight;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.MediatorPresence;
import fr.lanterne.bot.Supervision;
import fr.lanterne.bot.conversation.Columns;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The figures of the handovers in the store. They are counted as they are read: only durations are kept, to be sorted. */
class HandoverFigures implements Supervision {

    private final DatabaseClient database;
    private final MediatorPresence presence;
    private final Duration serviceTime;
    private final Clock clock;

    HandoverFigures(DatabaseClient database, MediatorPresence presence, Duration serviceTime, Clock clock) {
        this.database = database;
        this.presence = presence;
        this.serviceTime = serviceTime;
        this.clock = clock;
    }

    @Override
    public Mono<Live> live() {
        Mono<Live> counts = database.sql("""
            SELECT COUNT(*) AS open_handovers, COUNT(mediator_id) AS held,
                MIN(CASE WHEN mediator_id IS NULL THEN asked_at END) AS waiting_since,
                (SELECT COUNT(*) FROM held_answer a WHERE a.decision IS NULL) AS to_check
            FROM handover WHERE ended_at IS NULL""").map(HandoverFigures::counts).one();
        return counts.zipWith(presence.present(), (live, present) -> new Live(live.waiting(), live.waitingSince(),
                live.held(), live.toCheck(), present));
    }

    @Override
    public Mono<Figures> figures(Instant from, Instant before) {
        return rows(from, before).collect(() -> new Tally(serviceTime, clock.instant()), Tally::add)
                .map(Tally::figures);
    }

    @Override
    public Flux<Row> rows(Instant from, Instant before) {
        if (before.isBefore(from) || Duration.between(from, before).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("figures are of at most " + LONGEST.toDays() + " days");
        }
        return database.sql("""
            SELECT h.*, c.channel, c.team_id, t.name AS team_name, r.solved, r.score
            FROM handover h JOIN conversation c ON c.id = h.conversation_id LEFT JOIN team t ON t.id = c.team_id
                LEFT JOIN rating r ON r.handover_id = h.id
            WHERE h.asked_at >= :from AND h.asked_at < :before ORDER BY h.asked_at, h.id""").bind("from", from)
                .bind("before", before).map(HandoverFigures::row).all();
    }

    private static Live counts(Readable row) {
        int held = required(row, "held", Long.class).intValue();
        return new Live(required(row, "open_handovers", Long.class).intValue() - held,
                row.get("waiting_since", Instant.class), held, required(row, "to_check", Long.class).intValue(),
                List.of());
    }

    private static Row row(Readable row) {
        return new Row(new ConversationId(required(row, "conversation_id", UUID.class)),
                Channel.valueOf(required(row, "channel", String.class)),
                HandoverReason.valueOf(required(row, "reason", String.class)), Columns.team(row),
                required(row, "asked_at", Instant.class), row.get("first_claimed_at", Instant.class),
                row.get("claimed_at", Instant.class), row.get("ended_at", Instant.class), ending(row),
                Columns.mediator(row), row.get("solved", Boolean.class), row.get("score", Integer.class));
    }

    private static @Nullable Ending ending(Readable row) {
        String how = row.get("ended_how", String.class);
        return how == null ? null : Ending.valueOf(how);
    }
}
