package fr.lanterne.bot.desk;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.AuditTrail.Deed;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.Notes;
import fr.lanterne.bot.conversation.Columns;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Mediators' notes in the store. */
class NoteStore implements Notes {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final AuditTrail audit;
    private final Clock clock;

    NoteStore(DatabaseClient database, TransactionalOperator transactions, AuditTrail audit, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> add(ConversationId conversation, Mediator author, String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a note has 1 to " + MAX_LENGTH + " characters");
        }
        return count(conversation).filter(notes -> notes < MOST).flatMap(notes -> inserted(conversation, author, text)
                .then(audit.append(new Deed(author, "NOTED", conversation, ""))).thenReturn(true)
                .as(transactions::transactional).onErrorReturn(DataIntegrityViolationException.class, false))
                .defaultIfEmpty(false);
    }

    @Override
    public Mono<List<Note>> of(ConversationId conversation) {
        return database.sql("SELECT * FROM private_note WHERE conversation_id = :id ORDER BY written_at, id")
                .bind("id", conversation.value())
                .map(row -> new Note(required(row, "id", UUID.class), Objects.requireNonNull(Columns.mediator(row)),
                        required(row, "text", String.class), required(row, "written_at", Instant.class)))
                .all().collectList();
    }

    private Mono<Long> count(ConversationId conversation) {
        return database.sql("SELECT COUNT(*) AS notes FROM private_note WHERE conversation_id = :id")
                .bind("id", conversation.value()).map(row -> required(row, "notes", Long.class)).one();
    }

    private Mono<Void> inserted(ConversationId conversation, Mediator author, String text) {
        return database.sql("""
            INSERT INTO private_note (id, conversation_id, mediator_id, mediator_name, text, written_at)
            VALUES (:id, :conversation, :mediator, :name, :text, :now)""").bind("id", UUID.randomUUID())
                .bind("conversation", conversation.value()).bind("mediator", author.id().value())
                .bind("name", author.firstName()).bind("text", text).bind("now", clock.instant()).then();
    }
}
