package fr.lanterne.bot.desk;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Lookers;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.conversation.Columns;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Who looks at what, in the store: a sign that is too old counts no more. */
class LookStore implements Lookers {

    private final DatabaseClient database;
    private final Duration looksFor;
    private final Clock clock;

    LookStore(DatabaseClient database, Duration looksFor, Clock clock) {
        this.database = database;
        this.looksFor = looksFor;
        this.clock = clock;
    }

    @Override
    public Mono<List<Mediator>> look(ConversationId conversation, Mediator mediator) {
        Mono<Long> again = database.sql("""
            UPDATE conversation_look SET seen_at = :now, mediator_name = :name
            WHERE conversation_id = :conversation AND mediator_id = :mediator""").bind("now", clock.instant())
                .bind("name", mediator.firstName()).bind("conversation", conversation.value())
                .bind("mediator", mediator.id().value()).fetch().rowsUpdated();
        Mono<Void> first = database.sql("""
            INSERT INTO conversation_look (conversation_id, mediator_id, mediator_name, seen_at)
            VALUES (:conversation, :mediator, :name, :now) ON CONFLICT DO NOTHING""")
                .bind("conversation", conversation.value()).bind("mediator", mediator.id().value())
                .bind("name", mediator.firstName()).bind("now", clock.instant()).then()
                .onErrorResume(DataIntegrityViolationException.class, unknownConversation -> Mono.empty());
        return again.flatMap(rows -> rows > 0 ? Mono.empty() : first).then(at(conversation))
                .map(all -> all.stream().filter(other -> !other.id().equals(mediator.id())).toList());
    }

    @Override
    public Mono<Void> leave(ConversationId conversation, Mediator mediator) {
        return database.sql("""
            DELETE FROM conversation_look WHERE conversation_id = :conversation AND mediator_id = :mediator""")
                .bind("conversation", conversation.value()).bind("mediator", mediator.id().value()).then();
    }

    @Override
    public Mono<List<Mediator>> at(ConversationId conversation) {
        return database.sql("""
            SELECT mediator_id, mediator_name FROM conversation_look
            WHERE conversation_id = :conversation AND seen_at > :since ORDER BY mediator_name, mediator_id""")
                .bind("conversation", conversation.value()).bind("since", clock.instant().minus(looksFor))
                .map(row -> Objects.requireNonNull(Columns.mediator(row))).all().collectList();
    }
}
