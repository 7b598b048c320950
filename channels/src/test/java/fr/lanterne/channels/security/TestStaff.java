package fr.lanterne.channels.security;

import fr.lanterne.bot.MediatorId;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;

/** Makes accounts and open sessions without the pages, for tests that are about something else. */
public final class TestStaff {

    public static final String PASSWORD = "la petite lanterne rouge";
    public static final String COOKIE = "lanterne-staff";

    private final AccountRows accounts;
    private final Sessions sessions;
    private final String hash;

    TestStaff(AccountRows accounts, Sessions sessions, Passwords passwords) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.hash = passwords.hash(PASSWORD).block();
    }

    /** Gives this to a test that imports it; without an annotation, so that no service finds it by itself. */
    public static class Configuration {

        @Bean
        TestStaff testStaff(AccountRows accounts, Sessions sessions, Passwords passwords) {
            return new TestStaff(accounts, sessions, passwords);
        }
    }

    /** An active account with {@link #PASSWORD}. */
    public Staff account(String firstName, Role... roles) {
        MediatorId id = new MediatorId(UUID.randomUUID());
        Account account = new Account(id, id + "@mairie.example", firstName, Set.of(roles), Account.State.ACTIVE, false,
                Instant.now(), null);
        accounts.add(account, hash, false).block();
        return new Staff(id, firstName, account.email(), account.roles());
    }

    /** What the cookie of a new session carries. */
    public String session(Staff staff) {
        return sessions.open(staff.id(), false, "test").block();
    }

    /** The token of a form in that session. */
    public static String formToken(String cookie) {
        byte[] token = FormTokens.of(cookie).getToken().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] masked = new byte[2 * token.length];
        System.arraycopy(token, 0, masked, token.length, token.length);
        return Base64.getUrlEncoder().encodeToString(masked);
    }
}
