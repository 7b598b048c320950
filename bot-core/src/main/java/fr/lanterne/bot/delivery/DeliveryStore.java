package fr.lanterne.bot.delivery;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Deliveries.Backlog;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outlet.Kind;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The outbox. Whoever sends at an address has leased it: a compare-and-set that one instance wins. */
class DeliveryStore {

    private static final int LONGEST_FAULT = 400;
    private static final String TO_LANE = " channel = :channel, address = :address ";
    private static final String OF_LANE = " channel = :channel AND address = :address ";

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final UUID me = UUID.randomUUID();

    DeliveryStore(DatabaseClient database, TransactionalOperator transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** What still waits goes to the new address too. */
    Mono<Void> bring(ConversationId conversation, Lane lane) {
        List<GenericExecuteSpec> statements = List.of(
                lane(lane,
                        "INSERT INTO delivery_lane (channel, address) VALUES (:channel, :address) ON CONFLICT DO NOTHING"),
                lane(lane, "UPDATE delivery_address SET" + TO_LANE + "WHERE conversation_id = :conversation")
                        .bind("conversation", conversation.value()),
                lane(lane, """
                    INSERT INTO delivery_address (conversation_id, channel, address)
                    VALUES (:conversation, :channel, :address) ON CONFLICT DO NOTHING""")
                        .bind("conversation", conversation.value()),
                lane(lane,
                        "UPDATE delivery SET" + TO_LANE
                                + "WHERE conversation_id = :conversation AND status = 'WAITING'")
                        .bind("conversation", conversation.value()));
        return Flux.fromIterable(statements).concatMap(GenericExecuteSpec::then).then().as(transactions::transactional);
    }

    Mono<Lane> laneOf(ConversationId conversation) {
        return database.sql("SELECT channel, address FROM delivery_address WHERE conversation_id = :id")
                .bind("id", conversation.value()).map(DeliveryStore::lane).one();
    }

    /** The addresses at which something waits. */
    Flux<Lane> waiting() {
        return database.sql("SELECT DISTINCT channel, address FROM delivery WHERE status = 'WAITING'")
                .map(DeliveryStore::lane).all();
    }

    Mono<Void> block(Lane lane, boolean blocked, Instant now) {
        Mono<Void> mark = lane(lane, "UPDATE delivery_lane SET blocked = :blocked WHERE" + OF_LANE)
                .bind("blocked", blocked).then();
        return (blocked ? mark.then(drop(lane, now)) : mark).as(transactions::transactional);
    }

    /** Leases the address and takes what is due there; its try begins. */
    Mono<Claim> claim(Lane lane, Instant now, Duration lease) {
        return lane(lane, "UPDATE delivery_lane SET leased_by = :me, leased_until = :until WHERE" + OF_LANE
                + "AND (leased_until IS NULL OR leased_until <= :now) AND (due_at IS NULL OR due_at <= :now)")
                .bind("me", me).bind("until", now.plus(lease)).bind("now", now).fetch().rowsUpdated()
                .flatMap(rows -> rows == 1 ? taken(lane, now) : early(lane))
                .as(transactions::transactional);
    }

    /** The piece arrived; nothing else is sent there before that moment. True when more waits at the address. */
    Mono<Boolean> sent(Lane lane, Job job, String reference, boolean more, Instant now, Instant due) {
        String sentAs = job.sentAs().contains(reference)
                ? String.join(" ", job.sentAs())
                : Stream.concat(job.sentAs().stream(), Stream.of(reference)).collect(Collectors.joining(" "));
        GenericExecuteSpec update = more
                ? database
                        .sql("""
                            UPDATE delivery SET sent_as = :sent, parts = parts + 1, begun = FALSE, repeated = FALSE, failures = 0
                            WHERE number = :number""")
                : database
                        .sql("""
                            UPDATE delivery SET sent_as = :sent, parts = parts + 1, begun = FALSE, status = 'SENT', ended_at = :now
                            WHERE number = :number""")
                        .bind("now", now);
        return ended(update.bind("sent", sentAs), lane, job, due);
    }

    /** It was not taken; nothing is sent there before that moment. */
    Mono<Boolean> notSent(Lane lane, Job job, int tries, String fault, Instant now, Instant due) {
        return ended(database.sql("""
            UPDATE delivery SET begun = FALSE, failures = failures + 1, tries = :tries, tried_at = :now, fault = :fault
            WHERE number = :number""").bind("tries", tries).bind("now", now).bind("fault", shortened(fault)), lane, job,
                due);
    }

    /** The channel asks for patience. */
    Mono<Boolean> held(Lane lane, Job job, Instant due) {
        return ended(database.sql("UPDATE delivery SET begun = FALSE WHERE number = :number"), lane, job, due);
    }

    /** Nobody knows whether it arrived: the try stays open. */
    Mono<Boolean> open(Lane lane, Job job, String fault, Instant now, Instant due) {
        return ended(database.sql("""
            UPDATE delivery SET begun = TRUE, failures = failures + 1, tried_at = :now, fault = :fault
            WHERE number = :number""").bind("now", now).bind("fault", shortened(fault)), lane, job, due);
    }

    /** From now on a second unknown end is the last. */
    Mono<Void> repeating(Job job) {
        return database.sql("UPDATE delivery SET repeated = TRUE WHERE number = :number").bind("number", job.number())
                .then();
    }

    Mono<Boolean> setAside(Lane lane, Job job, String fault, Instant now, Instant due) {
        return ended(database.sql("""
            UPDATE delivery SET status = 'SET_ASIDE', ended_at = :now, fault = :fault WHERE number = :number""")
                .bind("now", now).bind("fault", shortened(fault)), lane, job, due);
    }

    Mono<Backlog> backlog(Instant since) {
        return database.sql("""
            SELECT (SELECT COUNT(*) FROM delivery WHERE status = 'WAITING') AS waiting,
                (SELECT MIN(queued_at) FROM delivery WHERE status = 'WAITING') AS oldest,
                (SELECT COUNT(*) FROM delivery WHERE status = 'SET_ASIDE' AND ended_at > :since) AS messages,
                (SELECT COUNT(*) FROM turn WHERE set_aside = TRUE AND ended_at > :since) AS turns""")
                .bind("since", since)
                .map(row -> new Backlog(required(row, "waiting", Long.class), row.get("oldest", Instant.class),
                        required(row, "messages", Long.class), required(row, "turns", Long.class)))
                .one();
    }

    private Mono<Claim> taken(Lane lane, Instant now) {
        return lane(lane, "SELECT blocked FROM delivery_lane WHERE" + OF_LANE)
                .map(row -> required(row, "blocked", Boolean.class)).one()
                .flatMap(blocked -> blocked ? drop(lane, now).then(Mono.<Job>empty()) : next(lane))
                .flatMap(job -> database.sql("UPDATE delivery SET begun = TRUE WHERE number = :number")
                        .bind("number", job.number()).then().<Claim>thenReturn(new Claim.Taken(job)))
                .switchIfEmpty(Mono.defer(() -> release(lane, null).thenReturn(new Claim.Nothing())));
    }

    private Mono<Job> next(Lane lane) {
        return lane(lane, """
            SELECT d.*, (SELECT said.sent_as FROM delivery said WHERE said.message_id = d.message_id
                AND said.number < d.number AND said.sent_as <> '' ORDER BY said.number DESC LIMIT 1) AS before_as
            FROM delivery d WHERE d.status = 'WAITING' AND d.channel = :channel AND d.address = :address
            ORDER BY d.number LIMIT 1""").map(DeliveryStore::job).one();
    }

    private Mono<Claim> early(Lane lane) {
        return lane(lane, "SELECT due_at, leased_until FROM delivery_lane WHERE" + OF_LANE)
                .map(row -> latest(row.get("due_at", Instant.class), row.get("leased_until", Instant.class))).one()
                .<Claim>map(Claim.Early::new).defaultIfEmpty(new Claim.Nothing());
    }

    private static Instant latest(@Nullable Instant due, @Nullable Instant leased) {
        return Stream.of(due, leased).filter(Objects::nonNull).map(Objects::requireNonNull)
                .max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** Keeps what became of the try and ends the lease; true when more waits. */
    private Mono<Boolean> ended(GenericExecuteSpec update, Lane lane, Job job, Instant due) {
        return update
                .bind("number", job.number()).then().then(release(lane, due)).then(lane(lane,
                        "SELECT number FROM delivery WHERE status = 'WAITING' AND" + OF_LANE
                                + "LIMIT 1")
                        .map(row -> true).one().defaultIfEmpty(false))
                .as(transactions::transactional);
    }

    private Mono<Void> release(Lane lane, @Nullable Instant due) {
        GenericExecuteSpec sql = due == null
                ? lane(lane, "UPDATE delivery_lane SET leased_until = NULL WHERE" + OF_LANE + "AND leased_by = :me")
                : lane(lane, "UPDATE delivery_lane SET leased_until = NULL, due_at = :due WHERE" + OF_LANE
                        + "AND leased_by = :me").bind("due", due);
        return sql.bind("me", me).then();
    }

    private Mono<Void> drop(Lane lane, Instant now) {
        return lane(lane,
                "UPDATE delivery SET status = 'DROPPED', ended_at = :now WHERE status = 'WAITING' AND" + OF_LANE)
                .bind("now", now).then();
    }

    private GenericExecuteSpec lane(Lane lane, String sql) {
        return database.sql(sql).bind("channel", lane.channel().name()).bind("address", lane.address());
    }

    private static Lane lane(Readable row) {
        return new Lane(Channel.valueOf(required(row, "channel", String.class)),
                required(row, "address", String.class));
    }

    private static Job job(Readable row) {
        Kind kind = Kind.valueOf(required(row, "kind", String.class));
        String own = required(row, "sent_as", String.class);
        String before = row.get("before_as", String.class);
        String sentAs = own.isEmpty() && before != null ? before : own;
        return new Job(required(row, "number", Long.class),
                new ConversationId(required(row, "conversation_id", UUID.class)),
                new MessageId(required(row, "message_id", UUID.class)), kind, row.get("answers", String.class),
                sentAs.isEmpty() ? List.of() : List.of(sentAs.split(" ")), required(row, "parts", Integer.class),
                required(row, "begun", Boolean.class), required(row, "repeated", Boolean.class),
                required(row, "failures", Integer.class), required(row, "tries", Integer.class),
                row.get("tried_at", Instant.class), required(row, "queued_at", Instant.class));
    }

    private static String shortened(String fault) {
        return fault.substring(0, Math.min(fault.length(), LONGEST_FAULT));
    }

    /** What wanting to send at an address came to. */
    sealed interface Claim {

        /** The address is leased, and this is to be sent. */
        record Taken(Job job) implements Claim {}

        /** Not before that moment, or somebody else is at it until then. */
        record Early(Instant until) implements Claim {}

        /** Nothing waits there. */
        record Nothing() implements Claim {}
    }
}
