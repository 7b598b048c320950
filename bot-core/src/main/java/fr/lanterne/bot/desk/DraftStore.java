package fr.lanterne.bot.desk;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Drafts;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorAction;
import java.time.Clock;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Mediators' drafts in the store. */
public class DraftStore implements Drafts {

    private final DatabaseClient database;
    private final Clock clock;

    public DraftStore(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> keep(ConversationId conversation, Mediator mediator, String text) {
        if (text.length() > MediatorAction.Say.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a draft has at most " + MediatorAction.Say.MAX_LENGTH + " characters");
        }
        return text.isBlank() ? forget(conversation, mediator).thenReturn(true) : kept(conversation, mediator, text);
    }

    @Override
    public Mono<String> of(ConversationId conversation, Mediator mediator) {
        return database.sql("""
            SELECT text FROM mediator_draft WHERE conversation_id = :conversation AND mediator_id = :mediator""")
                .bind("conversation", conversation.value()).bind("mediator", mediator.id().value())
                .map(row -> required(row, "text", String.class)).one().defaultIfEmpty("");
    }

    /** Forgets the draft, in the transaction of the caller if there is one. */
    public Mono<Void> forget(ConversationId conversation, Mediator mediator) {
        return database.sql("""
            DELETE FROM mediator_draft WHERE conversation_id = :conversation AND mediator_id = :mediator""")
                .bind("conversation", conversation.value()).bind("mediator", mediator.id().value()).then();
    }

    private Mono<Boolean> kept(ConversationId conversation, Mediator mediator, String text) {
        Mono<Long> again = database.sql("""
            UPDATE mediator_draft SET text = :text, kept_at = :now
            WHERE conversation_id = :conversation AND mediator_id = :mediator""").bind("text", text)
                .bind("now", clock.instant()).bind("conversation", conversation.value())
                .bind("mediator", mediator.id().value()).fetch().rowsUpdated();
        Mono<Boolean> first = database.sql("""
            INSERT INTO mediator_draft (conversation_id, mediator_id, text, kept_at)
            VALUES (:conversation, :mediator, :text, :now) ON CONFLICT DO NOTHING""")
                .bind("conversation", conversation.value()).bind("mediator", mediator.id().value()).bind("text", text)
                .bind("now", clock.instant()).then().thenReturn(true)
                .onErrorReturn(DataIntegrityViolationException.class, false);
        return again.flatMap(rows -> rows > 0 ? Mono.just(true) : first);
    }
}
