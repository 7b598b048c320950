package fr.lanterne.channels.security;

import static fr.lanterne.channels.security.AccountRows.changed;

import fr.lanterne.bot.MediatorId;
import fr.lanterne.channels.security.AccountRows.Kept;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The second factor of an account: a code of the person's telephone, or one of the recovery codes, each taken once. */
class SecondFactor {

    static final int RECOVERY_CODES = 10;
    /** Nearly 80 random bits: too many to be found from what is kept. */
    private static final int RECOVERY_CODE_GROUPS = 4;

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final AccountRows accounts;
    private final SecretBox box;
    private final OneTimeCodes codes;
    private final Secrets secrets;
    private final Clock clock;

    SecondFactor(DatabaseClient database, TransactionalOperator transactions, AccountRows accounts, SecretBox box,
            Secrets secrets, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.accounts = accounts;
        this.box = box;
        this.codes = new OneTimeCodes(secrets);
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What a code was. */
    enum Proof {
        CODE, RECOVERY_CODE, WRONG
    }

    /** Takes a code of either kind; what was taken once is wrong the next time. */
    Mono<Proof> take(Kept account, String given) {
        OptionalLong step = stepOf(given, account.totpSecret(), account.id());
        if (step.isPresent()) {
            return accounts.useStep(account.id(), step.getAsLong()).map(used -> used ? Proof.CODE : Proof.WRONG);
        }
        return changed(database.sql("DELETE FROM staff_recovery_code WHERE account_id = :id AND code_hash = :hash")
                .bind("id", account.id().value()).bind("hash", recoveryHash(given)))
                .map(used -> used ? Proof.RECOVERY_CODE : Proof.WRONG);
    }

    /** The secret to be scanned: the one that was offered last and not yet taken, or a new one. */
    Mono<String> offer(Kept account) {
        return Mono.justOrEmpty(opened(account.totpOffered(), account.id())).switchIfEmpty(Mono.defer(() -> {
            String secret = codes.secret();
            return accounts.offerSecondFactor(account.id(), box.close(secret, account.id().toString()))
                    .thenReturn(secret);
        }));
    }

    /** Lets the offered secret count when this is a code of it; the new recovery codes, or nothing when the code is wrong. */
    Mono<List<String>> confirm(Kept account, String code) {
        OptionalLong step = stepOf(code, account.totpOffered(), account.id());
        return step.isEmpty()
                ? Mono.empty()
                : accounts.takeSecondFactor(account.id(), step.getAsLong()).filter(taken -> taken)
                        .flatMap(taken -> newRecoveryCodes(account.id())).as(transactions::transactional);
    }

    Mono<Void> drop(MediatorId account) {
        return accounts.dropSecondFactor(account).then(forgetRecoveryCodes(account)).as(transactions::transactional);
    }

    /** Makes new recovery codes, which are seen this once; those before are void. */
    Mono<List<String>> newRecoveryCodes(MediatorId account) {
        List<String> made = Stream.generate(() -> secrets.legible(RECOVERY_CODE_GROUPS)).distinct()
                .limit(RECOVERY_CODES).toList();
        return forgetRecoveryCodes(account).thenMany(Flux.fromIterable(made)).concatMap(code -> database.sql("""
            INSERT INTO staff_recovery_code (account_id, code_hash) VALUES (:id, :hash)""").bind("id", account.value())
                .bind("hash", recoveryHash(code)).then()).then(Mono.just(made)).as(transactions::transactional);
    }

    Mono<Long> recoveryCodesLeft(MediatorId account) {
        return database.sql("SELECT COUNT(*) FROM staff_recovery_code WHERE account_id = :id")
                .bind("id", account.value()).map(row -> AccountRows.required(row, 0, Long.class)).one();
    }

    private Mono<Void> forgetRecoveryCodes(MediatorId account) {
        return database.sql("DELETE FROM staff_recovery_code WHERE account_id = :id").bind("id", account.value())
                .then();
    }

    private OptionalLong stepOf(String code, @Nullable String closedSecret, MediatorId account) {
        return opened(closedSecret, account).map(secret -> codes.stepOf(code, secret, clock.instant()))
                .orElse(OptionalLong.empty());
    }

    private Optional<String> opened(@Nullable String closedSecret, MediatorId account) {
        return Optional.ofNullable(closedSecret).flatMap(closed -> box.open(closed, account.toString()));
    }

    private static String recoveryHash(String code) {
        return Secrets.hash(code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }
}
