package fr.lanterne.channels.security;

import static fr.lanterne.channels.security.AccountRows.changed;
import static fr.lanterne.channels.security.AccountRows.required;

import fr.lanterne.bot.MediatorId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Lets nobody guess for long. A try counts as a failure before it is made, so that many at once are no way around, and what
 * succeeded is taken back. An address that has no account is counted like one that has: the wait tells nothing.
 */
class Tries {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Clock clock;

    Tries(DatabaseClient database, TransactionalOperator transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What is guessed at, or from where.
     *
     * @param free so many failures bring no wait
     * @param memory after so much silence the failures are forgotten
     */
    record Subject(String name, int free, Duration memory) {

        /** The password of an account, which need not exist. */
        static Subject password(String email) {
            return new Subject("password:" + Secrets.hash(email), 5, Duration.ofDays(1));
        }

        /** The second factor of an account. */
        static Subject code(MediatorId account) {
            return new Subject("code:" + Secrets.hash(account.toString()), 5, Duration.ofDays(1));
        }

        /** Where the tries come from: a whole office may sit behind one address. */
        static Subject from(String address) {
            return new Subject("from:" + Secrets.hash(address), 20, Duration.ofHours(1));
        }

        /** The wait after so many failures. */
        Duration waitAfter(int failures) {
            if (failures < free) {
                return Duration.ZERO;
            }
            Duration grown = FIRST_WAIT.multipliedBy(1L << Math.min(failures - free, 20));
            return grown.compareTo(LONGEST_WAIT) < 0 ? grown : LONGEST_WAIT;
        }
    }

    /**
     * Whether a try may be made.
     *
     * @param delay how long not; nothing when it may
     * @param last whether a wait begins when this one fails
     */
    record Turn(Duration delay, boolean last) {

        boolean allowed() {
            return delay.isZero();
        }
    }

    /** Asks for a try. */
    Mono<Turn> begin(Subject subject) {
        return insert(subject).then(read(subject)).flatMap(state -> {
            Instant now = clock.instant();
            if (state.lockedUntil().isPresent() && state.lockedUntil().get().isAfter(now)) {
                return Mono.just(new Turn(Duration.between(now, state.lockedUntil().get()), false));
            }
            int failures = 1 + (state.lastAt().plus(subject.memory()).isBefore(now) ? 0 : state.failures());
            Duration wait = subject.waitAfter(failures);
            return write(subject, failures, now, now.plus(wait))
                    .thenReturn(new Turn(Duration.ZERO, wait.isPositive()));
        }).as(transactions::transactional);
    }

    /** The try succeeded and all failures before it are forgotten. */
    Mono<Void> forget(Subject subject) {
        return database.sql("DELETE FROM sign_in_try WHERE subject = :subject").bind("subject", subject.name()).then();
    }

    /** The try succeeded; the failures before it stay. */
    Mono<Void> takeBack(Subject subject) {
        return database.sql("""
            UPDATE sign_in_try SET failures = failures - 1, locked_until = NULL
            WHERE subject = :subject AND failures > 0""").bind("subject", subject.name()).then();
    }

    Mono<Boolean> sweep() {
        return changed(database.sql("DELETE FROM sign_in_try WHERE last_at < :before").bind("before",
                clock.instant().minus(Duration.ofDays(2))));
    }

    private record State(int failures, Instant lastAt, Optional<Instant> lockedUntil) {}

    private Mono<Void> insert(Subject subject) {
        return database.sql("""
            INSERT INTO sign_in_try (subject, failures, last_at) VALUES (:subject, 0, :now) ON CONFLICT DO NOTHING""")
                .bind("subject", subject.name()).bind("now", clock.instant()).then();
    }

    private Mono<State> read(Subject subject) {
        return database.sql("SELECT * FROM sign_in_try WHERE subject = :subject FOR UPDATE")
                .bind("subject", subject.name())
                .map(row -> new State(required(row, "failures", Integer.class), required(row, "last_at", Instant.class),
                        Optional.ofNullable(row.get("locked_until", Instant.class))))
                .one();
    }

    private Mono<Void> write(Subject subject, int failures, Instant now, Instant lockedUntil) {
        return database.sql("""
            UPDATE sign_in_try SET failures = :failures, last_at = :now, locked_until = :until
            WHERE subject = :subject""").bind("failures", failures).bind("now", now).bind("until", lockedUntil)
                .bind("subject", subject.name()).then();
    }
}
