package fr.lanterne.channels.security;

import fr.lanterne.bot.MediatorId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The accounts in the store. */
class AccountRows {

    private final DatabaseClient database;
    private final Clock clock;

    AccountRows(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An account with what only signing in may see of it. */
    record Kept(Account account, @Nullable String passwordHash, boolean passwordTemporary,
            @Nullable String totpSecret, @Nullable String totpOffered) {

        MediatorId id() {
            return account.id();
        }

        Staff staff() {
            return new Staff(account.id(), account.firstName(), account.email(), account.roles());
        }
    }

    Mono<Kept> byEmail(String email) {
        return database.sql("SELECT * FROM staff_account WHERE email = :email").bind("email", email)
                .map(AccountRows::kept).one();
    }

    Mono<Kept> byId(MediatorId id) {
        return database.sql("SELECT * FROM staff_account WHERE id = :id").bind("id", id.value()).map(AccountRows::kept)
                .one();
    }

    Flux<Account> all() {
        return database.sql("SELECT * FROM staff_account ORDER BY first_name, email").map(AccountRows::kept).all()
                .map(Kept::account);
    }

    /** The same, and until the transaction ends nobody else changes them. */
    Flux<Account> allLocked() {
        return database.sql("SELECT * FROM staff_account ORDER BY id FOR UPDATE").map(AccountRows::kept).all()
                .map(Kept::account);
    }

    Mono<Boolean> none() {
        return database.sql("SELECT COUNT(*) FROM staff_account").map(row -> required(row, 0, Long.class)).one()
                .map(count -> count == 0);
    }

    /** Adds an account; false when that address has one. */
    Mono<Boolean> add(Account account, @Nullable String passwordHash, boolean temporary) {
        GenericExecuteSpec insert = database
                .sql("""
                    INSERT INTO staff_account (id, email, first_name, roles, state, password_hash, password_temporary, created_at)
                    VALUES (:id, :email, :name, :roles, :state, :hash, :temporary, :now) ON CONFLICT DO NOTHING""")
                .bind("id", account.id().value()).bind("email", account.email()).bind("name", account.firstName())
                .bind("roles", Role.written(account.roles())).bind("state", account.state().name())
                .bind("temporary", temporary).bind("now", account.createdAt());
        return changed(bound(insert, "hash", passwordHash));
    }

    Mono<Boolean> state(MediatorId id, Account.State state) {
        return changed(database.sql("UPDATE staff_account SET state = :state WHERE id = :id")
                .bind("state", state.name()).bind("id", id.value()));
    }

    /** Opens an invited account; false when it is not invited, or no longer. */
    Mono<Boolean> open(MediatorId id) {
        return changed(database.sql("UPDATE staff_account SET state = 'ACTIVE' WHERE id = :id AND state = 'INVITED'")
                .bind("id", id.value()));
    }

    Mono<Boolean> roles(MediatorId id, Set<Role> roles) {
        return changed(database.sql("UPDATE staff_account SET roles = :roles WHERE id = :id")
                .bind("roles", Role.written(roles)).bind("id", id.value()));
    }

    Mono<Boolean> firstName(MediatorId id, String firstName) {
        return changed(database.sql("UPDATE staff_account SET first_name = :name WHERE id = :id")
                .bind("name", firstName).bind("id", id.value()));
    }

    /** Puts a password of the person's own choice in place; with null none opens the account. */
    Mono<Boolean> password(MediatorId id, @Nullable String hash) {
        return changed(bound(database.sql("""
            UPDATE staff_account SET password_hash = :hash, password_temporary = FALSE WHERE id = :id""")
                .bind("id", id.value()), "hash", hash));
    }

    Mono<Boolean> signedIn(MediatorId id) {
        return changed(database.sql("UPDATE staff_account SET signed_in_at = :now WHERE id = :id")
                .bind("now", clock.instant()).bind("id", id.value()));
    }

    Mono<Boolean> offerSecondFactor(MediatorId id, @Nullable String secret) {
        return changed(bound(database.sql("UPDATE staff_account SET totp_offered = :secret WHERE id = :id").bind("id",
                id.value()), "secret", secret));
    }

    /** The offered secret counts from now on. */
    Mono<Boolean> takeSecondFactor(MediatorId id, long step) {
        return changed(database.sql("""
            UPDATE staff_account SET totp_secret = totp_offered, totp_offered = NULL, totp_last_step = :step
            WHERE id = :id AND totp_offered IS NOT NULL""").bind("step", step).bind("id", id.value()));
    }

    Mono<Boolean> dropSecondFactor(MediatorId id) {
        return changed(database.sql("""
            UPDATE staff_account SET totp_secret = NULL, totp_offered = NULL, totp_last_step = NULL
            WHERE id = :id""").bind("id", id.value()));
    }

    /** Uses a code up: false when a code of this time or a later one was taken before. */
    Mono<Boolean> useStep(MediatorId id, long step) {
        return changed(database.sql("""
            UPDATE staff_account SET totp_last_step = :step
            WHERE id = :id AND (totp_last_step IS NULL OR totp_last_step < :step)""").bind("step", step).bind("id",
                id.value()));
    }

    static Kept kept(Readable row) {
        return new Kept(
                new Account(new MediatorId(required(row, "id", UUID.class)), required(row, "email", String.class),
                        required(row, "first_name", String.class), Role.read(required(row, "roles", String.class)),
                        Account.State.valueOf(required(row, "state", String.class)),
                        row.get("totp_secret", String.class) != null, required(row, "created_at", Instant.class),
                        row.get("signed_in_at", Instant.class)),
                row.get("password_hash", String.class), required(row, "password_temporary", Boolean.class),
                row.get("totp_secret", String.class), row.get("totp_offered", String.class));
    }

    static <T> T required(Readable row, String column, Class<T> type) {
        return present(row.get(column, type), column);
    }

    static <T> T required(Readable row, int column, Class<T> type) {
        return present(row.get(column, type), "number " + column);
    }

    static Mono<Boolean> changed(GenericExecuteSpec sql) {
        return sql.fetch().rowsUpdated().map(rows -> rows > 0);
    }

    private static <T> T present(@Nullable T value, String column) {
        if (value == null) {
            throw new IllegalStateException("column " + column + " is empty");
        }
        return value;
    }

    private static GenericExecuteSpec bound(GenericExecuteSpec sql, String name, @Nullable String value) {
        return value == null ? sql.bindNull(name, String.class) : sql.bind(name, value);
    }
}
