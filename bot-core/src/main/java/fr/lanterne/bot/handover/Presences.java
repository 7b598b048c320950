package fr.lanterne.bot.handover;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.MediatorPresence;
import fr.lanterne.bot.conversation.Columns;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The mediators' signs of life in the store, and what follows from them at this moment. */
class Presences implements MediatorPresence {

    private static final String PRESENT = """
        SELECT p.*, (SELECT COUNT(*) FROM handover h WHERE h.mediator_id = p.mediator_id AND h.ended_at IS NULL) AS held
        FROM mediator_presence p WHERE p.seen_at >= :since""";

    private final DatabaseClient database;
    private final PresenceProperties properties;
    private final Clock clock;

    Presences(DatabaseClient database, PresenceProperties properties, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Mono<Void> arrive(Mediator mediator, Status unlessChosen) {
        return insert(mediator, unlessChosen).then(seen(mediator, false));
    }

    @Override
    public Mono<Void> seen(Mediator mediator, boolean active) {
        return keep(mediator, active ? "seen_at = :now, active_at = :now" : "seen_at = :now",
                sql -> sql.bind("now", clock.instant()));
    }

    @Override
    public Mono<Void> choose(Mediator mediator, Status status) {
        return keep(mediator, "chosen = :chosen, seen_at = :now, active_at = :now",
                sql -> sql.bind("chosen", status.name()).bind("now", clock.instant()));
    }

    @Override
    public Mono<Void> leave(Mediator mediator) {
        return keep(mediator, "seen_at = NULL", sql -> sql);
    }

    @Override
    public Mono<Void> limit(Mediator mediator, int conversations) {
        if (conversations < 1 || conversations > MAX_LIMIT) {
            throw new IllegalArgumentException("a mediator holds 1 to " + MAX_LIMIT + " conversations at once");
        }
        return keep(mediator, "load_limit = :most", sql -> sql.bind("most", conversations));
    }

    @Override
    public Mono<List<Present>> present() {
        return database.sql(PRESENT + " ORDER BY p.mediator_name, p.mediator_id").bind("since", goneBefore())
                .map(this::present).all().collectList();
    }

    /** The mediator, when there. */
    Mono<Present> present(MediatorId mediator) {
        return database.sql(PRESENT + " AND p.mediator_id = :id").bind("since", goneBefore())
                .bind("id", mediator.value()).map(this::present).one();
    }

    /** The conversations of mediators who are not there. */
    Flux<Orphan> orphans() {
        return database.sql("""
            SELECT h.conversation_id, h.mediator_id, h.mediator_name FROM handover h
            WHERE h.ended_at IS NULL AND h.mediator_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM mediator_presence p WHERE p.mediator_id = h.mediator_id AND p.seen_at >= :since)
            ORDER BY h.urgency, h.asked_at""").bind("since", goneBefore())
                .map(row -> new Orphan(new ConversationId(required(row, "conversation_id", UUID.class)),
                        Objects.requireNonNull(Columns.mediator(row))))
                .all();
    }

    private Instant goneBefore() {
        return clock.instant().minus(properties.goneAfter());
    }

    private Present present(Readable row) {
        Integer own = row.get("load_limit", Integer.class);
        return new Present(Objects.requireNonNull(Columns.mediator(row)), status(row),
                required(row, "held", Long.class).intValue(), own == null ? properties.loadLimit() : own);
    }

    private Status status(Readable row) {
        Status chosen = Status.valueOf(required(row, "chosen", String.class));
        @Nullable
        Instant active = row.get("active_at", Instant.class);
        boolean idle = active == null || active.isBefore(clock.instant().minus(properties.awayAfter()));
        return idle ? Status.AWAY : chosen;
    }

    /** Changes the mediator's row, which is made when it is the first time. */
    private Mono<Void> keep(Mediator mediator, String columns, Binding values) {
        Mono<Long> update = values
                .in(database
                        .sql("UPDATE mediator_presence SET mediator_name = :name, " + columns
                                + " WHERE mediator_id = :id")
                        .bind("name", mediator.firstName()).bind("id", mediator.id().value()))
                .fetch().rowsUpdated();
        return update.filter(rows -> rows > 0).switchIfEmpty(insert(mediator, Status.AVAILABLE).then(update)).then();
    }

    private Mono<Void> insert(Mediator mediator, Status chosen) {
        return database.sql("""
            INSERT INTO mediator_presence (mediator_id, mediator_name, chosen, active_at)
            VALUES (:id, :name, :chosen, :now) ON CONFLICT DO NOTHING""").bind("id", mediator.id().value())
                .bind("name", mediator.firstName()).bind("chosen", chosen.name()).bind("now", clock.instant()).then();
    }

    /** Gives a statement its values. */
    private interface Binding {
        GenericExecuteSpec in(GenericExecuteSpec sql);
    }

    /** A conversation whose holder is not there. */
    record Orphan(ConversationId conversation, Mediator holder) {}
}
