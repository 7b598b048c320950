package fr.lanterne.channels.security;

import static fr.lanterne.channels.security.AccountRows.changed;
import static fr.lanterne.channels.security.AccountRows.required;

import fr.lanterne.bot.MediatorId;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The links with which a password is chosen: one at most for an account, good once and for some days. */
class Links {

    private final DatabaseClient database;
    private final Secrets secrets;
    private final Duration lifetime;
    private final Clock clock;

    Links(DatabaseClient database, Secrets secrets, Duration lifetime, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** A new link; the one before is void. */
    Mono<String> make(MediatorId account) {
        String token = secrets.token();
        return drop(account).then(database.sql("""
            INSERT INTO staff_link (account_id, token_hash, expires_at) VALUES (:account, :hash, :expires)""")
                .bind("account", account.value()).bind("hash", Secrets.hash(token))
                .bind("expires", clock.instant().plus(lifetime)).then()).thenReturn(token);
    }

    /** Whose link it is. */
    Mono<MediatorId> find(String token) {
        return database.sql("SELECT account_id FROM staff_link WHERE token_hash = :hash AND expires_at > :now")
                .bind("hash", Secrets.hash(token)).bind("now", clock.instant())
                .map(row -> new MediatorId(required(row, "account_id", UUID.class))).one();
    }

    /** Uses it up: of several who try at once it is true for one. */
    Mono<Boolean> use(String token) {
        return changed(database.sql("DELETE FROM staff_link WHERE token_hash = :hash AND expires_at > :now")
                .bind("hash", Secrets.hash(token)).bind("now", clock.instant()));
    }

    Mono<Boolean> drop(MediatorId account) {
        return changed(database.sql("DELETE FROM staff_link WHERE account_id = :account").bind("account",
                account.value()));
    }

    Mono<Boolean> sweep() {
        return changed(database.sql("DELETE FROM staff_link WHERE expires_at <= :now").bind("now", clock.instant()));
    }
}
