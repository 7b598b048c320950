package fr.lanterne.bot.conversation;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Team;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The answers that wait for a mediator. One waits until it is settled under the lock of its conversation, or a mediator has
 * the conversation: then it is dropped in the very change that gives it to them.
 */
public class HeldAnswers {

    private static final String DROPPED = "DROPPED";

    private static final String HELD = """
        SELECT a.*, q.reply AS question, c.team_id, t.name AS team_name FROM held_answer a
            JOIN message q ON q.id = a.question_id JOIN conversation c ON c.id = a.conversation_id
            LEFT JOIN team t ON t.id = c.team_id
        WHERE a.decision IS NULL\s""";

    private final DatabaseClient database;
    private final Clock clock;

    public HeldAnswers(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those that wait, in the order in which their time is up. */
    public Flux<Held> waiting() {
        return database.sql(HELD + "ORDER BY a.due_at, a.id").map(HeldAnswers::held).all();
    }

    /** One that waits; empty when it does not. */
    public Mono<Held> waiting(MessageId answer) {
        return database.sql(HELD + "AND a.id = :id").bind("id", answer.value()).map(HeldAnswers::held).one();
    }

    /** Settles one, for the transaction that holds the lock of its conversation; false when it does not wait any more. */
    public Mono<Boolean> settle(MessageId answer, String decision, @Nullable Mediator by) {
        GenericExecuteSpec update = database.sql("""
            UPDATE held_answer SET decision = :decision, decided_at = :now, mediator_id = :mediator,
                mediator_name = :name WHERE id = :id AND decision IS NULL""").bind("decision", decision)
                .bind("now", clock.instant()).bind("id", answer.value());
        update = Columns.bound(update, "mediator", by == null ? null : by.id().value(), UUID.class);
        return Columns.bound(update, "name", by == null ? null : by.firstName(), String.class).fetch().rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> hold(Turn turn, TurnEnd end, TurnEnd.Check check) {
        Instant now = clock.instant();
        return database.sql("""
            INSERT INTO held_answer (id, conversation_id, question_id, reply, outcome, confidence, made_at, due_at)
            VALUES (:id, :conversation, :question, :reply, :outcome, :confidence, :now, :due)""")
                .bind("id", end.answer().id().value()).bind("conversation", turn.conversation().value())
                .bind("question", turn.message().id().value()).bind("reply", ReplyJson.write(end.answer().reply()))
                .bind("outcome", end.outcome().name()).bind("confidence", check.confidence()).bind("now", now)
                .bind("due", now.plus(check.within())).then();
    }

    Mono<Void> drop(ConversationId conversation) {
        return database.sql("""
            UPDATE held_answer SET decision = :dropped, decided_at = :now
            WHERE conversation_id = :conversation AND decision IS NULL""").bind("dropped", DROPPED)
                .bind("now", clock.instant()).bind("conversation", conversation.value()).then();
    }

    private static Held held(Readable row) {
        return new Held(new MessageId(required(row, "id", UUID.class)),
                new ConversationId(required(row, "conversation_id", UUID.class)), Columns.team(row),
                ReplyJson.read(required(row, "question", String.class)).plainText(),
                ReplyJson.read(required(row, "reply", String.class)),
                Outcome.valueOf(required(row, "outcome", String.class)), required(row, "confidence", Double.class),
                required(row, "made_at", Instant.class), required(row, "due_at", Instant.class));
    }

    /**
     * An answer that waits.
     *
     * @param question the citizen's message, as written
     */
    public record Held(MessageId answer, ConversationId conversation, @Nullable Team team, String question, Reply reply,
            Outcome outcome, double confidence, Instant madeAt, Instant dueAt) {}
}
