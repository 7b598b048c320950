package fr.lanterne.channels.security;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.audit.AuditLog;
import fr.lanterne.channels.security.SignIn.Outcome;
import fr.lanterne.channels.security.SignIn.Visitor;
import fr.lanterne.channels.security.StaffProperties.SecondFactorRule;
import fr.lanterne.knowledge.database.TestDatabase;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import reactor.core.publisher.Mono;

/** The accounts over a fresh database, and a clock that a test sets. */
final class TestAccounts implements AutoCloseable {

    static final String PASSWORD = "la petite lanterne rouge";
    static final String OTHER_PASSWORD = "une autre phrase bien longue";
    static final Visitor VISITOR = visitor("192.0.2.1");
    /** Quicker than the real ones, for tests that are not about time. */
    private static final Passwords PASSWORDS = new Passwords(64, 1);
    private static final String HASH = PASSWORDS.hash(PASSWORD).block();

    final TestDatabase.Opened database;
    final Clock clock = ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC);
    final Secrets secrets = new Secrets(new SecureRandom());
    final StaffProperties properties;
    final AccountRows rows;
    final Sessions sessions;
    final Links links;
    final Tries tries;
    final SecondFactor secondFactor;
    final Audit audit;
    final SignIn signIn;
    final Accounts accounts;
    final OwnAccount own;
    /** Who has left, as the colleagues are told. */
    final List<Mediator> left = new ArrayList<>();
    Instant now = Instant.parse("2026-11-23T10:00:00Z");

    TestAccounts(TestDatabase kind) {
        this(kind, SecondFactorRule.OFFERED);
    }

    TestAccounts(TestDatabase kind, SecondFactorRule rule) {
        this(kind, rule, PASSWORDS);
    }

    TestAccounts(TestDatabase kind, SecondFactorRule rule, Passwords passwords) {
        database = kind.open();
        properties = new StaffProperties(Duration.ofHours(1), Duration.ofHours(12),
                Duration.ofSeconds(5), Duration.ofDays(3), rule, "");
        String key = Base64.getEncoder().encodeToString(secrets.bytes(32));
        rows = new AccountRows(database.client(), clock);
        sessions = new Sessions(database.client(), secrets, properties, properties.needsSecondFactor(false), clock);
        links = new Links(database.client(), secrets, properties.links(), clock);
        tries = new Tries(database.client(), database.transactions(), clock);
        secondFactor = new SecondFactor(database.client(), database.transactions(), rows,
                SecretBox.open(key, Path.of("unused"), secrets), secrets, clock);
        audit = new Audit(new AuditLog(database.client(), clock));
        signIn = new SignIn(rows, passwords, secondFactor, sessions, tries, links, audit,
                gone -> Mono.fromRunnable(() -> left.add(gone)));
        accounts = new Accounts(rows, links, sessions, secondFactor, audit, database.transactions(), clock);
        own = new OwnAccount(rows, passwords, secondFactor, sessions, links, tries, audit, database.transactions());
    }

    static Visitor visitor(String address) {
        return new Visitor(address, address, "Firefox/140.0 (Linux)", Optional.empty());
    }

    FirstAdmin firstAdmin(String password) {
        return new FirstAdmin(rows, PASSWORDS, secrets, audit,
                new AdminProperties("admin@lanterne.local", "Administration", password), clock);
    }

    /** An active account with {@link #PASSWORD}. */
    Staff person(String firstName, Role... roles) {
        MediatorId id = new MediatorId(UUID.randomUUID());
        Account account = new Account(id, firstName.toLowerCase(Locale.ROOT) + "@mairie.example", firstName,
                Set.of(roles), Account.State.ACTIVE, false, now, null);
        rows.add(account, HASH, false).block();
        return new Staff(id, firstName, account.email(), account.roles());
    }

    Outcome signIn(String email, String password) {
        return signIn.withPassword(email, password, VISITOR).block();
    }

    /** The token of a new session. */
    String signedIn(Staff staff) {
        return ((Outcome.Opened) signIn(staff.email(), PASSWORD)).token();
    }

    /** The session, when it is open. */
    Optional<StaffSession> session(String token) {
        return sessions.use(token).blockOptional();
    }

    /** Sets a second factor up; its secret. */
    String withSecondFactor(Staff staff) {
        String secret = own.offeredSecret(staff).block();
        StaffSession session = session(signedIn(staff)).orElseThrow();
        OwnAccount.Result result = own.confirmSecondFactor(session, code(secret), "").block();
        if (!(result instanceof OwnAccount.Result.Done)) {
            throw new AssertionError(result);
        }
        pass(Duration.ofMinutes(2));
        return secret;
    }

    String code(String secret) {
        try {
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(
                    new SecretKeySpec(Base32.decode(secret), "HmacSHA1"), now);
        } catch (InvalidKeyException ourOwn) {
            throw new AssertionError(ourOwn);
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** The actions in the log, and their details. */
    List<String> log() {
        return database.client().sql("SELECT action, detail, actor_name FROM audit_entry ORDER BY happened_at, action")
                .map(row -> row.get(0, String.class) + " " + row.get(1, String.class) + " "
                        + row.get(2, String.class))
                .all().collectList().block();
    }

    /** Everything that is kept, as text. */
    String kept() {
        StringBuilder all = new StringBuilder();
        for (String table : List.of("staff_account", "staff_session", "staff_link", "staff_recovery_code",
                "sign_in_try", "audit_entry")) {
            database.client().sql("SELECT * FROM " + table).fetch().all().collectList().block()
                    .forEach(row -> row.values().forEach(value -> all.append(Objects.toString(value)).append('\n')));
        }
        return all.toString();
    }

    @Override
    public void close() {
        database.close();
    }
}
