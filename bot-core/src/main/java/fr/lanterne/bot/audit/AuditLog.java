package fr.lanterne.bot.audit;

import static fr.lanterne.bot.conversation.Columns.bound;
import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The audit log in the store; there is no statement that changes or removes an entry. */
public class AuditLog implements AuditTrail {

    private static final String NOBODY = "system";

    private final DatabaseClient database;
    private final Clock clock;

    public AuditLog(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<Void> append(Deed deed) {
        Mediator actor = deed.actor();
        ConversationId conversation = deed.conversation();
        GenericExecuteSpec insert = database.sql("""
            INSERT INTO audit_entry (id, happened_at, actor_id, actor_name, action, conversation_id, detail)
            VALUES (:id, :now, :actor, :name, :action, :conversation, :detail)""").bind("id", UUID.randomUUID())
                .bind("now", clock.instant()).bind("name", actor == null ? NOBODY : actor.firstName())
                .bind("action", deed.action()).bind("detail", deed.detail());
        insert = bound(insert, "conversation", conversation == null ? null : conversation.value(), UUID.class);
        return bound(insert, "actor", actor == null ? null : actor.id().value(), UUID.class).then();
    }

    @Override
    public Flux<Entry> read(Filter filter) {
        Conditions conditions = new Conditions();
        conditions.add("happened_at >= :from", "from", filter.from());
        conditions.add("happened_at < :before", "before", filter.before());
        conditions.add("actor_id = :actor", "actor", filter.actor() == null ? null : filter.actor().value());
        if (filter.byNobody()) {
            conditions.add("actor_id IS NULL");
        }
        conditions.add("action = :action", "action", filter.action());
        conditions.add("conversation_id = :conversation", "conversation",
                filter.conversation() == null ? null : filter.conversation().value());
        if (filter.after() != null) {
            conditions.add("(happened_at < :at OR (happened_at = :at AND id < :id))", "at", filter.after().at());
            conditions.values.put("id", filter.after().id());
        }
        GenericExecuteSpec sql = database
                .sql("SELECT * FROM audit_entry" + conditions.where() + " ORDER BY happened_at DESC, id DESC");
        for (var value : conditions.values.entrySet()) {
            sql = sql.bind(value.getKey(), value.getValue());
        }
        return sql.map(AuditLog::entry).all();
    }

    @Override
    public Mono<List<String>> actions() {
        return database.sql("SELECT DISTINCT action FROM audit_entry ORDER BY action")
                .map(row -> required(row, "action", String.class)).all().collectList();
    }

    private static Entry entry(Readable row) {
        UUID actor = row.get("actor_id", UUID.class);
        UUID conversation = row.get("conversation_id", UUID.class);
        return new Entry(required(row, "id", UUID.class), required(row, "happened_at", Instant.class),
                new Deed(actor == null
                        ? null
                        : new Mediator(new MediatorId(actor), required(row, "actor_name", String.class)),
                        required(row, "action", String.class),
                        conversation == null ? null : new ConversationId(conversation),
                        required(row, "detail", String.class)));
    }

    /** The conditions that were asked for, with their values. */
    private static final class Conditions {

        private final StringBuilder text = new StringBuilder();
        private final Map<String, Object> values = new LinkedHashMap<>();

        void add(String condition, String name, @Nullable Object value) {
            if (value != null) {
                add(condition);
                values.put(name, value);
            }
        }

        void add(String condition) {
            text.append(text.isEmpty() ? " WHERE " : " AND ").append(condition);
        }

        String where() {
            return text.toString();
        }
    }
}
