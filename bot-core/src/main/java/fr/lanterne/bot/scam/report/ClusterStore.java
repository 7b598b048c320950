package fr.lanterne.bot.scam.report;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Risk;
import fr.lanterne.bot.ScamReports.Opinion;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The clusters in the store, which all instances share. */
class ClusterStore {

    /** Those that share the most keys are the most alike. */
    private static final int MOST_CANDIDATES = 50;

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Clock clock;

    ClusterStore(DatabaseClient database, TransactionalOperator transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What is known of a reported message.
     *
     * @param covered whether all that was noticed in it was in a message that the mediator read
     */
    record Known(UUID cluster, Optional<Opinion> opinion, boolean covered, long day, long week) {}

    /** What a mediator said last, for which messages. */
    record Standing(long word, Optional<Opinion> opinion, Marks marks) {}

    private record Candidate(UUID cluster, Fingerprint fingerprint) {}

    private record Shown(Risk risk, Marks marks) {}

    /** Counts a report once for its conversation, and tells what is known of such messages, this report included. */
    Mono<Known> add(Report report, Fingerprint fingerprint) {
        Marks marks = Marks.of(report.noticed());
        return like(fingerprint)
                .flatMap(cluster -> seen(cluster, report.risk()).filter(there -> there).thenReturn(cluster))
                .switchIfEmpty(Mono.defer(() -> found(fingerprint, report.risk())))
                .flatMap(cluster -> standing(cluster).flatMap(standing -> {
                    boolean covered = standing.marks().hasAll(marks);
                    Told told = Told.of(report.risk(), standing.opinion(), covered);
                    return kept(cluster, report, marks, told)
                            .then(known(cluster, standing.opinion(), covered));
                })).as(transactions::transactional);
    }

    /** The cluster whose first message is the most like this one, if one is like it. */
    private Mono<UUID> like(Fingerprint fingerprint) {
        return database.sql("""
            SELECT c.id, c.fingerprint FROM scam_cluster c JOIN (
                SELECT cluster_id, COUNT(*) AS shared FROM scam_cluster_key WHERE band_key IN (:keys)
                GROUP BY cluster_id ORDER BY shared DESC LIMIT :most) k ON k.cluster_id = c.id""")
                .bind("keys", fingerprint.keys()).bind("most", MOST_CANDIDATES)
                .map(row -> new Candidate(required(row, "id", UUID.class),
                        Fingerprint.fromBytes(required(row, "fingerprint", byte[].class))))
                .all().filter(candidate -> candidate.fingerprint().isLike(fingerprint))
                .reduce((one, other) -> one.fingerprint().likeness(fingerprint) >= other.fingerprint()
                        .likeness(fingerprint) ? one : other)
                .map(Candidate::cluster);
    }

    /** Holds the cluster until the end of the transaction, so that no mediator judges meanwhile; false when it is gone. */
    private Mono<Boolean> seen(UUID cluster, Risk risk) {
        return database.sql("""
            UPDATE scam_cluster SET last_seen = :now,
                risk = CASE WHEN risk = :high OR :risk = :nothing THEN risk ELSE :risk END WHERE id = :id""")
                .bind("now", clock.instant()).bind("risk", risk.name()).bind("high", Risk.HIGH.name())
                .bind("nothing", Risk.NOTHING_FOUND.name()).bind("id", cluster).fetch().rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** One founds at a time; who waited for that looks again. */
    private Mono<UUID> found(Fingerprint fingerprint, Risk risk) {
        return database.sql("SELECT id FROM scam_cluster_founding FOR UPDATE").map(row -> true).one()
                .then(like(fingerprint))
                .flatMap(cluster -> seen(cluster, risk).filter(there -> there).thenReturn(cluster))
                .switchIfEmpty(Mono.defer(() -> inserted(fingerprint, risk)));
    }

    private Mono<UUID> inserted(Fingerprint fingerprint, Risk risk) {
        UUID cluster = UUID.randomUUID();
        List<Long> keys = fingerprint.keys().stream().distinct().toList();
        String rows = IntStream.range(0, keys.size()).mapToObj(i -> "(:key" + i + ", :id)")
                .collect(Collectors.joining(", "));
        GenericExecuteSpec insertKeys = database
                .sql("INSERT INTO scam_cluster_key (band_key, cluster_id) VALUES " + rows).bind("id", cluster);
        for (int i = 0; i < keys.size(); i++) {
            insertKeys = insertKeys.bind("key" + i, keys.get(i));
        }
        return database.sql("""
            INSERT INTO scam_cluster (id, fingerprint, risk, first_seen, last_seen, marks)
            VALUES (:id, :fingerprint, :risk, :now, :now, '')""").bind("id", cluster)
                .bind("fingerprint", fingerprint.toBytes()).bind("risk", risk.name()).bind("now", clock.instant())
                .then().then(insertKeys.then()).thenReturn(cluster);
    }

    /** What a mediator said last; empty when there is no such cluster. */
    Mono<Standing> standing(UUID cluster) {
        return database.sql("SELECT word, opinion, marks FROM scam_cluster WHERE id = :id").bind("id", cluster)
                .map(ClusterStore::read).one();
    }

    /** Of the message that founded the cluster: all others are compared with it, so that what a cluster is about never drifts. */
    Mono<Fingerprint> fingerprint(UUID cluster) {
        return database.sql("SELECT fingerprint FROM scam_cluster WHERE id = :id").bind("id", cluster)
                .map(row -> Fingerprint.fromBytes(required(row, "fingerprint", byte[].class))).one();
    }

    static Standing read(Readable row) {
        return new Standing(required(row, "word", Long.class),
                Optional.ofNullable(row.get("opinion", String.class)).map(Opinion::valueOf),
                Marks.parse(required(row, "marks", String.class)));
    }

    private Mono<Void> kept(UUID cluster, Report report, Marks marks, Told told) {
        return database.sql("""
            INSERT INTO scam_asked (cluster_id, conversation_id, asked_at, risk, marks, told)
            VALUES (:cluster, :conversation, :now, :risk, :marks, :told) ON CONFLICT DO NOTHING""")
                .bind("cluster", cluster).bind("conversation", report.conversation().value())
                .bind("now", clock.instant()).bind("risk", report.risk().name()).bind("marks", marks.kept())
                .bind("told", told.name()).fetch().rowsUpdated()
                .flatMap(rows -> rows == 1 ? counted(cluster) : keptAgain(cluster, report, marks, told));
    }

    private Mono<Void> counted(UUID cluster) {
        return database.sql("INSERT INTO scam_report (id, cluster_id, reported_at) VALUES (:id, :cluster, :now)")
                .bind("id", UUID.randomUUID()).bind("cluster", cluster).bind("now", clock.instant()).then();
    }

    /** Who shows a second message of the cluster may follow the link of either: what is said must hold for both. */
    private Mono<Void> keptAgain(UUID cluster, Report report, Marks marks, Told told) {
        UUID conversation = report.conversation().value();
        return database.sql("""
            SELECT risk, marks FROM scam_asked WHERE cluster_id = :cluster AND conversation_id = :conversation
            FOR UPDATE""").bind("cluster", cluster).bind("conversation", conversation)
                .map(row -> new Shown(Risk.valueOf(required(row, "risk", String.class)),
                        Marks.parse(required(row, "marks", String.class))))
                .one().flatMap(before -> database.sql("""
                    UPDATE scam_asked SET asked_at = :now, risk = :risk, marks = :marks, told = :told, due_word = NULL
                    WHERE cluster_id = :cluster AND conversation_id = :conversation""").bind("now", clock.instant())
                        .bind("risk", highest(before.risk(), report.risk()).name())
                        .bind("marks", before.marks().and(marks).kept()).bind("told", told.name())
                        .bind("cluster", cluster).bind("conversation", conversation).then());
    }

    private static Risk highest(Risk one, Risk other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private Mono<Known> known(UUID cluster, Optional<Opinion> opinion, boolean covered) {
        Instant now = clock.instant();
        return database.sql("""
            SELECT COUNT(*) FILTER (WHERE reported_at > :day) AS within_day, COUNT(*) AS within_week
            FROM scam_report WHERE cluster_id = :cluster AND reported_at > :week""").bind("cluster", cluster)
                .bind("day", now.minus(Duration.ofDays(1))).bind("week", now.minus(Duration.ofDays(7)))
                .map(row -> new Known(cluster, opinion, covered, required(row, "within_day", Long.class),
                        required(row, "within_week", Long.class)))
                .one();
    }

    /** The citizen was told only what the check found: what a mediator said may be news. */
    Mono<Void> notTold(Report report, UUID cluster) {
        return database.sql("""
            UPDATE scam_asked SET told = :told, due_word = (SELECT word FROM scam_cluster WHERE id = :cluster)
            WHERE cluster_id = :cluster AND conversation_id = :conversation""")
                .bind("told", Told.byCheck(report.risk()).name()).bind("cluster", cluster)
                .bind("conversation", report.conversation().value()).then();
    }

    /** A conversation in which it has to be looked whether what a mediator said is news. */
    record Due(UUID cluster, ConversationId conversation, Instant askedAt, Risk risk, Marks marks, Told told,
            Standing standing) {

        /** What the citizen is to be told now. */
        Told now() {
            return Told.of(risk, standing.opinion(), standing.marks().hasAll(marks));
        }
    }

    /** Some of them; while the bot works on an answer in a conversation, it is left alone. */
    Flux<Due> due(int limit) {
        return database.sql("""
            SELECT a.*, c.word, c.opinion, c.marks AS word_marks FROM scam_asked a
            JOIN scam_cluster c ON c.id = a.cluster_id WHERE a.due_word IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM turn t WHERE t.conversation_id = a.conversation_id AND t.pending = TRUE)
            ORDER BY a.asked_at DESC LIMIT :most""").bind("most", limit)
                .map(row -> new Due(required(row, "cluster_id", UUID.class),
                        new ConversationId(required(row, "conversation_id", UUID.class)),
                        required(row, "asked_at", Instant.class), Risk.valueOf(required(row, "risk", String.class)),
                        Marks.parse(required(row, "marks", String.class)),
                        Told.valueOf(required(row, "told", String.class)),
                        new Standing(required(row, "word", Long.class),
                                Optional.ofNullable(row.get("opinion", String.class)).map(Opinion::valueOf),
                                Marks.parse(required(row, "word_marks", String.class)))))
                .all();
    }

    /** Keeps what the citizen was told of a mediator's word; false when another was said meanwhile. */
    Mono<Boolean> settle(Due due, Told told) {
        return database.sql("""
            UPDATE scam_asked SET told = :told, due_word = NULL
            WHERE cluster_id = :cluster AND conversation_id = :conversation AND due_word = :word""")
                .bind("told", told.name()).bind("cluster", due.cluster())
                .bind("conversation", due.conversation().value()).bind("word", due.standing().word()).fetch()
                .rowsUpdated().map(rows -> rows == 1);
    }

    /**
     * Forgets clusters that nobody showed since, and those whose only message went with its conversation: what one person
     * received is theirs; what two received is nobody's own.
     */
    Mono<Void> forget(Instant notSeenSince) {
        return database.sql("DELETE FROM scam_cluster WHERE last_seen < :since").bind("since", notSeenSince).then()
                .then(database.sql("""
                    DELETE FROM scam_cluster WHERE word = 0
                    AND NOT EXISTS (SELECT 1 FROM scam_asked a WHERE a.cluster_id = scam_cluster.id)
                    AND (SELECT COUNT(*) FROM scam_report r WHERE r.cluster_id = scam_cluster.id) < 2""")
                        .then());
    }
}
