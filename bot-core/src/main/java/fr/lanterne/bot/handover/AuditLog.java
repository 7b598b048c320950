package fr.lanterne.bot.handover;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Mediator;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** What was done with conversations, and by whom: only ever added to, in the transaction of the deed itself. */
class AuditLog {

    private static final String NOBODY = "system";

    private final DatabaseClient database;

    AuditLog(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Adds an entry.
     *
     * @param actor null when the service did it by itself
     * @param detail in no citizen's words
     */
    Mono<Void> add(Instant now, @Nullable Mediator actor, String action, ConversationId conversation, String detail) {
        GenericExecuteSpec insert = database.sql("""
            INSERT INTO audit_entry (id, happened_at, actor_id, actor_name, action, conversation_id, detail)
            VALUES (:id, :now, :actor, :name, :action, :conversation, :detail)""").bind("id", UUID.randomUUID())
                .bind("now", now).bind("name", actor == null ? NOBODY : actor.firstName()).bind("action", action)
                .bind("conversation", conversation.value()).bind("detail", detail);
        return (actor == null ? insert.bindNull("actor", UUID.class) : insert.bind("actor", actor.id().value())).then();
    }
}
