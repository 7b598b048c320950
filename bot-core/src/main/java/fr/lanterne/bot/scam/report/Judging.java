package fr.lanterne.bot.scam.report;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.AuditTrail.Deed;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.ScamReports.Judged;
import fr.lanterne.bot.ScamReports.Judgement;
import fr.lanterne.bot.ScamReports.Opinion;
import fr.lanterne.bot.conversation.Columns;
import fr.lanterne.bot.scam.report.ClusterStore.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Keeps what mediators say of clusters, and marks who may have to be told. */
class Judging {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final AuditTrail audit;
    private final Duration correctWithin;
    private final Clock clock;

    Judging(DatabaseClient database, TransactionalOperator transactions, AuditTrail audit, Duration correctWithin,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.audit = audit;
        this.correctWithin = correctWithin;
        this.clock = clock;
    }

    /** All in one transaction under the cluster's lock. */
    Mono<Judged> judge(UUID cluster, Mediator mediator, Judgement judgement) {
        return database.sql("SELECT word, opinion, marks FROM scam_cluster WHERE id = :id FOR UPDATE")
                .bind("id", cluster).map(ClusterStore::read).one()
                .flatMap(before -> read(cluster, judgement.example())
                        .map(Optional::of).defaultIfEmpty(Optional.empty())
                        .flatMap(example -> example.isEmpty() && judgement.opinion() != Opinion.SCAM
                                ? Mono.just(Judged.NO_EXAMPLE)
                                : kept(cluster, mediator, judgement,
                                        holdsFor(before, judgement.opinion(), example.orElse(Marks.NONE)))
                                        .thenReturn(Judged.KEPT)))
                .defaultIfEmpty(Judged.UNKNOWN_CLUSTER).as(transactions::transactional);
    }

    private Mono<Marks> read(UUID cluster, @Nullable ConversationId example) {
        return example == null
                ? Mono.empty()
                : database.sql("""
                    SELECT marks FROM scam_asked WHERE cluster_id = :cluster AND conversation_id = :conversation""")
                        .bind("cluster", cluster).bind("conversation", example.value())
                        .map(row -> Marks.parse(Columns.required(row, "marks", String.class))).one();
    }

    /** The same said of a second variant holds for both. */
    private static Standing holdsFor(Standing before, Opinion opinion, Marks example) {
        boolean again = before.opinion().filter(opinion::equals).isPresent();
        return new Standing(before.word() + 1, Optional.of(opinion), again ? example.and(before.marks()) : example);
    }

    private Mono<Void> kept(UUID cluster, Mediator mediator, Judgement judgement, Standing standing) {
        Instant now = clock.instant();
        return database.sql("UPDATE scam_cluster SET word = :word, opinion = :opinion, marks = :marks WHERE id = :id")
                .bind("word", standing.word()).bind("opinion", judgement.opinion().name())
                .bind("marks", standing.marks().kept()).bind("id", cluster).then()
                .then(database.sql("""
                    INSERT INTO scam_word (cluster_id, number, opinion, mediator_id, mediator_name, note, said_at)
                    VALUES (:cluster, :number, :opinion, :mediator, :name, :note, :now)""").bind("cluster", cluster)
                        .bind("number", standing.word()).bind("opinion", judgement.opinion().name())
                        .bind("mediator", mediator.id().value()).bind("name", mediator.firstName())
                        .bind("note", judgement.note()).bind("now", now).then())
                .then(database.sql("""
                    UPDATE scam_asked SET due_word = :word WHERE cluster_id = :cluster
                    AND (asked_at > :since OR due_word IS NOT NULL)""").bind("word", standing.word())
                        .bind("cluster", cluster).bind("since", now.minus(correctWithin)).then())
                .then(audit.append(new Deed(mediator, "SCAM_JUDGED", judgement.example(),
                        judgement.opinion() + " " + cluster + " word " + standing.word())));
    }
}
