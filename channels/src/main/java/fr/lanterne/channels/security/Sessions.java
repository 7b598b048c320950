package fr.lanterne.channels.security;

import static fr.lanterne.channels.security.AccountRows.changed;
import static fr.lanterne.channels.security.AccountRows.required;

import fr.lanterne.bot.MediatorId;
import fr.lanterne.channels.security.AccountRows.Kept;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The open sessions, in the store: a restart or another instance changes nothing, and what is deleted is over at once. */
class Sessions {

    static final int MAX_DEVICE_LENGTH = 200;

    /** Noting each request would write as often as it reads: so many times in the time of idleness are enough. */
    private static final int NOTES = 60;

    private static final String OPEN = "s.seen_at > :seen AND s.created_at > :created AND a.state = 'ACTIVE'";

    private final DatabaseClient database;
    private final Secrets secrets;
    private final StaffProperties properties;
    private final boolean secondFactorRequired;
    private final Duration notedEvery;
    private final Clock clock;

    Sessions(DatabaseClient database, Secrets secrets, StaffProperties properties, boolean secondFactorRequired,
            Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.properties = properties;
        this.secondFactorRequired = secondFactorRequired;
        this.notedEvery = properties.idle().dividedBy(NOTES);
        this.clock = clock;
    }

    /**
     * Opens a session.
     *
     * @param secondFactor whether the second factor was given, or stands for by other means
     * @return what the cookie carries
     */
    Mono<String> open(MediatorId account, boolean secondFactor, String device) {
        String token = secrets.token();
        Instant now = clock.instant();
        return database.sql("""
            INSERT INTO staff_session (id, token_hash, account_id, second_factor, device, created_at, seen_at)
            VALUES (:id, :hash, :account, :second, :device, :now, :now)""").bind("id", UUID.randomUUID())
                .bind("hash", Secrets.hash(token)).bind("account", account.value()).bind("second", secondFactor)
                .bind("device", device.substring(0, Math.min(device.length(), MAX_DEVICE_LENGTH))).bind("now", now)
                .then().thenReturn(token);
    }

    /** Ends all sessions of an account and opens one that takes the place of this one. */
    Mono<String> replaceAll(StaffSession session, boolean secondFactor, String device) {
        return endAll(session.staff().id()).then(open(session.staff().id(), secondFactor, device));
    }

    /** The session that a cookie opens, noted as used. */
    Mono<StaffSession> use(String token) {
        return find(token).flatMap(session -> session.seenAt().plus(notedEvery).isAfter(clock.instant())
                ? Mono.just(session)
                : database.sql("UPDATE staff_session SET seen_at = :now WHERE id = :id").bind("now", clock.instant())
                        .bind("id", session.id()).then().thenReturn(session));
    }

    /** The session that a cookie opens. */
    Mono<StaffSession> find(String token) {
        return database.sql("""
            SELECT s.id AS session_id, s.second_factor, s.seen_at, a.*
            FROM staff_session s JOIN staff_account a ON a.id = s.account_id WHERE s.token_hash = :hash AND\s""" + OPEN)
                .bind("hash", Secrets.hash(token)).bind("seen", clock.instant().minus(properties.idle()))
                .bind("created", clock.instant().minus(properties.longest())).map(this::session).one();
    }

    Mono<Boolean> isOpen(UUID session) {
        return database.sql("""
            SELECT COUNT(*) FROM staff_session s JOIN staff_account a ON a.id = s.account_id
            WHERE s.id = :id AND\s""" + OPEN).bind("id", session)
                .bind("seen", clock.instant().minus(properties.idle()))
                .bind("created", clock.instant().minus(properties.longest())).map(row -> required(row, 0, Long.class))
                .one().map(count -> count > 0);
    }

    /** Comes when the session is over. */
    Mono<Void> over(UUID session) {
        return Flux.interval(properties.check()).onBackpressureDrop().concatMap(tick -> isOpen(session))
                .takeUntil(open -> !open).then();
    }

    Flux<Device> of(MediatorId account) {
        return database.sql("""
            SELECT s.* FROM staff_session s JOIN staff_account a ON a.id = s.account_id WHERE a.id = :account AND\s"""
                + OPEN + " ORDER BY s.seen_at DESC").bind("account", account.value())
                .bind("seen", clock.instant().minus(properties.idle()))
                .bind("created", clock.instant().minus(properties.longest()))
                .map(row -> new Device(required(row, "id", UUID.class), required(row, "device", String.class),
                        required(row, "created_at", Instant.class), required(row, "seen_at", Instant.class)))
                .all();
    }

    Mono<Boolean> end(MediatorId account, UUID session) {
        return changed(database.sql("DELETE FROM staff_session WHERE id = :id AND account_id = :account")
                .bind("id", session).bind("account", account.value()));
    }

    Mono<Boolean> endAll(MediatorId account) {
        return changed(database.sql("DELETE FROM staff_session WHERE account_id = :account").bind("account",
                account.value()));
    }

    Mono<Boolean> endOthers(StaffSession kept) {
        return changed(database.sql("DELETE FROM staff_session WHERE account_id = :account AND id <> :id")
                .bind("account", kept.staff().id().value()).bind("id", kept.id()));
    }

    /** Forgets those whose time is up. */
    Mono<Boolean> sweep() {
        return changed(database.sql("DELETE FROM staff_session WHERE seen_at <= :seen OR created_at <= :created")
                .bind("seen", clock.instant().minus(properties.idle()))
                .bind("created", clock.instant().minus(properties.longest())));
    }

    private StaffSession session(Readable row) {
        Kept kept = AccountRows.kept(row);
        boolean secondFactor = required(row, "second_factor", Boolean.class);
        return new StaffSession(required(row, "session_id", UUID.class), kept.staff(), step(kept, secondFactor),
                secondFactor, required(row, "seen_at", Instant.class));
    }

    private Step step(Kept kept, boolean secondFactor) {
        if (kept.account().secondFactor() && !secondFactor) {
            return Step.CODE;
        }
        if (kept.passwordTemporary()) {
            return Step.PASSWORD;
        }
        return secondFactorRequired && !secondFactor ? Step.ENROLMENT : Step.READY;
    }

    /** A browser in which somebody is signed in. */
    record Device(UUID id, String name, Instant openedAt, Instant seenAt) {}
}
