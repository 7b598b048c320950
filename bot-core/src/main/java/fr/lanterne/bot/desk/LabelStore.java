package fr.lanterne.bot.desk;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.AuditTrail.Deed;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Labels;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.conversation.LiveFeed;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Labels in the store. */
class LabelStore implements Labels {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final AuditTrail audit;
    private final LiveFeed feed;

    LabelStore(DatabaseClient database, TransactionalOperator transactions, AuditTrail audit, LiveFeed feed) {
        this.database = database;
        this.transactions = transactions;
        this.audit = audit;
        this.feed = feed;
    }

    @Override
    public Mono<List<String>> all() {
        return database.sql("SELECT name FROM label ORDER BY name").map(row -> required(row, "name", String.class))
                .all().collectList();
    }

    @Override
    public Mono<Boolean> create(String label, Mediator supervisor) {
        String name = label.strip();
        if (name.isEmpty() || name.length() > MAX_LENGTH || name.indexOf(',') >= 0) {
            throw new IllegalArgumentException("a label has 1 to " + MAX_LENGTH + " characters and no comma");
        }
        return all().filter(known -> known.size() < MOST && known.stream().noneMatch(name::equalsIgnoreCase))
                .flatMap(room -> told(database.sql("INSERT INTO label (name) VALUES (:name) ON CONFLICT DO NOTHING")
                        .bind("name", name).fetch().rowsUpdated(), new Deed(supervisor, "LABEL_CREATED", null, name)))
                .defaultIfEmpty(false);
    }

    @Override
    public Mono<Boolean> retire(String label, Mediator supervisor) {
        return told(database.sql("DELETE FROM label WHERE name = :name").bind("name", label).fetch().rowsUpdated(),
                new Deed(supervisor, "LABEL_RETIRED", null, cut(label)));
    }

    @Override
    public Mono<Boolean> add(ConversationId conversation, String label, Mediator mediator) {
        Mono<Boolean> listed = database.sql("SELECT name FROM label WHERE name = :name").bind("name", label)
                .map(row -> true).one();
        Mono<Long> insert = database.sql("""
            INSERT INTO conversation_label (conversation_id, label) VALUES (:conversation, :label)
            ON CONFLICT DO NOTHING""").bind("conversation", conversation.value()).bind("label", label).fetch()
                .rowsUpdated();
        return listed.flatMap(known -> told(insert, new Deed(mediator, "LABELLED", conversation, label)))
                .onErrorReturn(DataIntegrityViolationException.class, false).defaultIfEmpty(false)
                .doOnNext(added -> feed.changed(conversation));
    }

    @Override
    public Mono<Boolean> remove(ConversationId conversation, String label, Mediator mediator) {
        return told(
                database.sql("DELETE FROM conversation_label WHERE conversation_id = :conversation AND label = :label")
                        .bind("conversation", conversation.value()).bind("label", label).fetch().rowsUpdated(),
                new Deed(mediator, "UNLABELLED", conversation, cut(label)))
                .doOnNext(removed -> feed.changed(conversation));
    }

    private Mono<Boolean> told(Mono<Long> change, Deed deed) {
        return change.flatMap(rows -> rows > 0 ? audit.append(deed).thenReturn(true) : Mono.just(false))
                .as(transactions::transactional);
    }

    private static String cut(String label) {
        return label.substring(0, Math.min(label.length(), MAX_LENGTH));
    }
}
