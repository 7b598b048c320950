package fr.lanterne.bot.conversation;

import static fr.lanterne.bot.conversation.Columns.bound;
import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.Supervision.Ending;
import fr.lanterne.bot.WaitOutlook.Staffing;
import fr.lanterne.bot.conversation.Custody.ByBot;
import fr.lanterne.bot.conversation.Custody.ByMediator;
import fr.lanterne.bot.conversation.Custody.Closed;
import fr.lanterne.bot.conversation.Custody.OpenHandover;
import fr.lanterne.bot.conversation.Custody.Waiting;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The open handover of a conversation, read and written under the conversation's lock. */
class CustodyStore {

    private final DatabaseClient database;

    CustodyStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Custody> read(ConversationId id, ConversationState state) {
        return switch (state) {
            case HELD_BY_BOT -> Mono.just(new ByBot());
            case CLOSED -> Mono.just(new Closed());
            case WAITING_FOR_MEDIATOR, HELD_BY_MEDIATOR -> open(id);
        };
    }

    /** Keeps what changed between the two. */
    Mono<Void> write(ConversationId id, Custody before, Custody after, Instant now) {
        if (before.equals(after)) {
            return Mono.empty();
        }
        return switch (after) {
            case Waiting(OpenHandover handover) -> keep(id, before, handover, null, null, now);
            case ByMediator(OpenHandover handover, Mediator mediator, @Nullable Instant since) ->
                keep(id, before, handover, mediator, since, now);
            case ByBot() -> end(id, before instanceof ByMediator ? Ending.GIVEN_BACK : Ending.EXPIRED, now);
            case Closed() -> end(id, Ending.CLOSED, now);
        };
    }

    private Mono<Custody> open(ConversationId id) {
        return database.sql("SELECT * FROM handover WHERE conversation_id = :id AND ended_at IS NULL")
                .bind("id", id.value()).map(CustodyStore::custody).one();
    }

    /** All conversations that wait. */
    Mono<Map<ConversationId, Waiting>> waiting() {
        return database.sql("SELECT * FROM handover WHERE ended_at IS NULL AND mediator_id IS NULL")
                .map(row -> Map.entry(new ConversationId(required(row, "conversation_id", UUID.class)),
                        new Waiting(handover(row))))
                .all().collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Custody custody(Readable row) {
        Mediator mediator = Columns.mediator(row);
        return mediator == null
                ? new Waiting(handover(row))
                : new ByMediator(handover(row), mediator, row.get("unanswered_since", Instant.class));
    }

    private static OpenHandover handover(Readable row) {
        return new OpenHandover(required(row, "id", UUID.class),
                HandoverReason.valueOf(required(row, "reason", String.class)),
                required(row, "asked_at", Instant.class), row.get("told_at", Instant.class), staffing(row),
                required(row, "note", String.class));
    }

    private static @Nullable Staffing staffing(Readable row) {
        String told = row.get("told_staffing", String.class);
        return told == null ? null : Staffing.valueOf(told);
    }

    private Mono<Void> keep(ConversationId id, Custody before, OpenHandover handover, @Nullable Mediator mediator,
            @Nullable Instant unansweredSince, Instant now) {
        boolean isNew = !(before instanceof Waiting) && !(before instanceof ByMediator);
        GenericExecuteSpec sql = isNew
                ? database
                        .sql("""
                            INSERT INTO handover (id, conversation_id, reason, urgency, asked_at, told_at, told_staffing, note,
                                mediator_id, mediator_name, unanswered_since, claimed_at, first_claimed_at)
                            VALUES (:id, :conversation, :reason, :urgency, :asked, :told, :staffing, :note, :mediator, :name,
                                :unanswered, :claimed, :claimed)""")
                        .bind("conversation", id.value()).bind("asked", handover.since())
                : database
                        .sql("""
                            UPDATE handover SET reason = :reason, urgency = :urgency, told_at = :told, told_staffing = :staffing,
                                note = :note, mediator_id = :mediator, mediator_name = :name, unanswered_since = :unanswered,
                                first_claimed_at = COALESCE(first_claimed_at, :claimed),
                                claimed_at = CASE WHEN :claimed IS NULL THEN NULL ELSE COALESCE(claimed_at, :claimed) END
                            WHERE id = :id""");
        sql = sql.bind("id", handover.id()).bind("reason", handover.reason().name())
                .bind("urgency", handover.reason().urgency()).bind("note", handover.note());
        sql = bound(sql, "told", handover.toldAt(), Instant.class);
        Staffing staffing = handover.toldStaffing();
        sql = bound(sql, "staffing", staffing == null ? null : staffing.name(), String.class);
        sql = bound(sql, "claimed", mediator == null ? null : now, Instant.class);
        sql = bound(sql, "mediator", mediator == null ? null : mediator.id().value(), UUID.class);
        sql = bound(sql, "name", mediator == null ? null : mediator.firstName(), String.class);
        return bound(sql, "unanswered", unansweredSince, Instant.class).then();
    }

    private Mono<Void> end(ConversationId id, Ending how, Instant now) {
        return database.sql("""
            UPDATE handover SET ended_at = :now, ended_how = :how WHERE conversation_id = :id AND ended_at IS NULL""")
                .bind("now", now).bind("how", how.name()).bind("id", id.value()).then();
    }

    Mono<Void> endedHow(UUID handover, Ending how) {
        return database.sql("UPDATE handover SET ended_how = :how WHERE id = :id").bind("how", how.name())
                .bind("id", handover).then();
    }
}
