package fr.lanterne.channels.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.lanterne.channels.security.PasswordRules.Fault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords, keys and addresses that are taken or not. */
class PasswordRulesTests {

    private static final String EMAIL = "anne.martin@mairie.example";

    @ParameterizedTest
    @ValueSource(strings = {"la petite lanterne rouge", "cheval-agrafe-pile", "Été à la montagne", "x7$kQ9!mZ2pL"})
    void takesLongOnes(String password) {
        assertThat(PasswordRules.fault(password, EMAIL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"court, TOO_SHORT", "onze signes, TOO_SHORT", "motdepasse123, COMMON", "azertyuiop12, COMMON",
            "Password1234!, COMMON", "bonjourbonjour, COMMON", "aaaaaaaaaaaaaaaa, COMMON", "121212121212, COMMON",
            "anne.martin@mairie.example, LIKE_THE_ADDRESS", "Anne.Martin2026, LIKE_THE_ADDRESS"})
    void refusesWhatIsGuessedFirst(String password, Fault fault) {
        assertThat(PasswordRules.fault(password, EMAIL)).contains(fault);
    }

    @Test
    void refusesWhatWouldTakeLongToHash() {
        assertThat(PasswordRules.fault("ab12".repeat(51), EMAIL)).contains(Fault.TOO_LONG);
    }

    @Test
    void startsNotWithAWeakPasswordOfTheAdministrator() {
        assertThatThrownBy(() -> new AdminProperties("admin@lanterne.local", "Admin", "admin"))
                .hasMessageContaining("LANTERNE_ADMIN_PASSWORD").hasMessageNotContaining("[admin]");
        assertThat(new AdminProperties("a@b.example", "Admin", "une phrase secrète").toString())
                .doesNotContain("secrète");
    }

    @Test
    void startsNotWithAKeyThatIsNone() {
        Secrets secrets = new Secrets(new SecureRandom());
        assertThatThrownBy(() -> SecretBox.open("c2hvcnQ=", Path.of("unused"), secrets))
                .hasMessageContaining("LANTERNE_STAFF_KEY").hasMessageNotContaining("c2hvcnQ");
        assertThatThrownBy(() -> new StaffProperties(Duration.ZERO, Duration.ofHours(1), Duration.ofSeconds(1),
                Duration.ofDays(1), StaffProperties.SecondFactorRule.OFFERED, ""))
                .hasMessageContaining("lanterne.staff");
    }

    @Test
    void aSecretOpensOnlyForWhomItWasClosed() {
        Secrets secrets = new Secrets(new SecureRandom());
        String key = Base64.getEncoder().encodeToString(secrets.bytes(32));
        SecretBox box = SecretBox.open(key, Path.of("unused"), secrets);
        String closed = box.close("secret", "anne");

        assertThat(box.open(closed, "anne")).contains("secret");
        assertThat(box.open(closed, "bruno")).isEmpty();
        assertThat(box.close("secret", "anne")).isNotEqualTo(closed);
    }
}
