package fr.lanterne.channels.security;

import static fr.lanterne.channels.security.TestAccounts.PASSWORD;
import static fr.lanterne.channels.security.TestAccounts.VISITOR;
import static fr.lanterne.channels.security.TestAccounts.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.channels.security.SignIn.Outcome;
import fr.lanterne.channels.security.SignIn.Visitor;
import fr.lanterne.channels.security.StaffProperties.SecondFactorRule;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

/** Signing in against the store: what opens, what is refused, and what a guesser gets. */
class SignInTests {

    @ParameterizedTest
    @EnumSource
    void opensASessionThatKnowsWhoItIs(TestDatabase kind) {
        try (TestAccounts staff = new TestAccounts(kind)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR, Role.EDITOR);

            StaffSession session = staff.session(staff.signedIn(anne)).orElseThrow();

            assertThat(session.staff()).isEqualTo(anne);
            assertThat(session.step()).isEqualTo(Step.READY);
            assertThat(session.staff().mediator().firstName()).isEqualTo("Anne");
            assertThat(staff.signIn(" ANNE@Mairie.example ", PASSWORD)).isInstanceOf(Outcome.Opened.class);
            assertThat(staff.log()).contains("SIGNED_IN 192.0.2.1 Anne");
        }
    }

    @Test
    void answersAlikeWhateverIsWrong() {
        try (TestAccounts staff = new TestAccounts(TestDatabase.H2)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);
            Staff gone = staff.person("Gilles", Role.MEDIATOR);
            staff.accounts.disable(anne, gone.id()).block();

            assertThat(List.of(staff.signIn(anne.email(), "pas le bon mot"), staff.signIn(gone.email(), PASSWORD),
                    staff.signIn("personne@mairie.example", PASSWORD), staff.signIn("", ""),
                    staff.signIn("a".repeat(300), PASSWORD), staff.signIn(anne.email(), "x".repeat(10_000))))
                    .containsOnly(new Outcome.Wrong());
            assertThat(staff.log()).contains("SIGN_IN_REFUSED 192.0.2.1 Anne", "SIGN_IN_UNKNOWN 192.0.2.1 system");
            assertThat(staff.kept()).doesNotContain("pas le bon mot", "personne@");
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsLongerAndLongerWithOrWithoutAnAccount(TestDatabase kind) {
        try (TestAccounts staff = new TestAccounts(kind)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);

            List<Duration> known = waits(staff, anne.email(), "192.0.2.7");
            List<Duration> unknown = waits(staff, "personne@mairie.example", "192.0.2.8");

            assertThat(known).isEqualTo(unknown).startsWith(Duration.ofSeconds(30), Duration.ofMinutes(1),
                    Duration.ofMinutes(2), Duration.ofMinutes(4)).endsWith(Duration.ofMinutes(15));
            assertThat(staff.log()).contains("SIGN_IN_LOCKED 192.0.2.7 Anne", "SIGN_IN_LOCKED 192.0.2.8 system");
        }
    }

    @Test
    void isLockedForTheRightPasswordTooUntilTheWaitIsOver() {
        try (TestAccounts staff = new TestAccounts(TestDatabase.H2)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);
            IntStream.range(0, 5).forEach(_ -> staff.signIn(anne.email(), "faux"));

            assertThat(staff.signIn(anne.email(), PASSWORD)).isEqualTo(new Outcome.Locked(Duration.ofSeconds(30)));
            staff.pass(Duration.ofSeconds(31));
            assertThat(staff.signIn(anne.email(), PASSWORD)).isInstanceOf(Outcome.Opened.class);
            assertThat(staff.signIn(anne.email(), "faux")).as("the count begins again").isEqualTo(new Outcome.Wrong());
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyTriesAtOnceAreNoWayAround(TestDatabase kind) {
        try (TestAccounts staff = new TestAccounts(kind)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);

            List<Outcome> outcomes = Flux.range(0, 30)
                    .flatMap(i -> staff.signIn.withPassword(anne.email(), "faux " + i, visitor("192.0.2." + i)), 30)
                    .collectList().block(Duration.ofSeconds(60));

            assertThat(outcomes.stream().filter(Outcome.Wrong.class::isInstance)).hasSize(5);
            assertThat(outcomes.stream().filter(Outcome.Locked.class::isInstance)).hasSize(25);
        }
    }

    @Test
    void oneAddressCannotTryManyAccounts() {
        try (TestAccounts staff = new TestAccounts(TestDatabase.H2)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);
            IntStream.range(0, 20).forEach(i -> staff.signIn("personne" + i + "@mairie.example", "faux"));

            assertThat(staff.signIn(anne.email(), PASSWORD)).isInstanceOf(Outcome.Locked.class);
            assertThat(staff.signIn.withPassword(anne.email(), PASSWORD, visitor("198.51.100.1")).block())
                    .isInstanceOf(Outcome.Opened.class);
        }
    }

    @Test
    void colleaguesBehindOneAddressSignInAsOftenAsTheyLike() {
        try (TestAccounts staff = new TestAccounts(TestDatabase.H2)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);

            assertThat(IntStream.range(0, 25).mapToObj(_ -> staff.signIn(anne.email(), PASSWORD)))
                    .allMatch(Outcome.Opened.class::isInstance);
        }
    }

    @Test
    void takesAsLongToSayThatThereIsNoAccount() {
        try (Passwords real = new Passwords();
                TestAccounts staff = new TestAccounts(TestDatabase.H2, SecondFactorRule.OFFERED, real)) {
            String hash = real.hash(PASSWORD).block();
            List<Long> known = new ArrayList<>();
            List<Long> unknown = new ArrayList<>();
            for (int round = 0; round < 9; round++) {
                Staff person = staff.person("P" + round, Role.MEDIATOR);
                staff.rows.password(person.id(), hash).block();
                known.add(nanos(staff, person.email(), "203.0.113." + round));
                unknown.add(nanos(staff, "nobody" + round + "@mairie.example", "198.51.100." + round));
            }
            double ratio = (double) median(unknown) / median(known);
            System.out.printf("Refusal without an account: %.2f of the time of one with (median of 9, %.1f ms)%n",
                    ratio,
                    median(known) / 1e6);
            assertThat(ratio).isBetween(0.5, 2.0);
        }
    }

    @Test
    void givesANewTokenEachTimeAndEndsTheSessionBefore() {
        try (TestAccounts staff = new TestAccounts(TestDatabase.H2)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);
            String first = staff.signedIn(anne);
            Visitor again = new Visitor("192.0.2.1", "192.0.2.1", "", Optional.of(first));

            Outcome.Opened second = (Outcome.Opened) staff.signIn.withPassword(anne.email(), PASSWORD, again).block();

            assertThat(second.token()).isNotEqualTo(first).hasSize(43);
            assertThat(staff.session(first)).isEmpty();
            assertThat(staff.kept()).doesNotContain(first, second.token(), PASSWORD);
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksForTheCodeAndTakesEachOnce(TestDatabase kind) {
        try (TestAccounts staff = new TestAccounts(kind)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);
            String secret = staff.withSecondFactor(anne);
            StaffSession half = staff.session(staff.signedIn(anne)).orElseThrow();
            assertThat(half.step()).isEqualTo(Step.CODE);
            String code = staff.code(secret);

            assertThat(withCode(staff, half, "000000")).isEqualTo(new Outcome.Wrong());
            Outcome.Opened whole = (Outcome.Opened) withCode(staff, half, code);
            assertThat(staff.session(whole.token()).orElseThrow().step()).isEqualTo(Step.READY);

            StaffSession another = staff.session(staff.signedIn(anne)).orElseThrow();
            assertThat(withCode(staff, another, code)).as("replayed").isEqualTo(new Outcome.Wrong());
            staff.pass(Duration.ofMinutes(1));
            assertThat(withCode(staff, another, code)).as("too old").isEqualTo(new Outcome.Wrong());
            assertThat(withCode(staff, another, staff.code(secret))).isInstanceOf(Outcome.Opened.class);
            assertThat(staff.kept()).as("the secret is encrypted").doesNotContain(secret);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesARecoveryCodeOnce(TestDatabase kind) {
        try (TestAccounts staff = new TestAccounts(kind)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);
            staff.withSecondFactor(anne);
            List<String> codes = staff.secondFactor.newRecoveryCodes(anne.id()).block();
            StaffSession half = staff.session(staff.signedIn(anne)).orElseThrow();

            assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.length() == 19);
            assertThat(staff.kept()).doesNotContain(codes);
            String typed = codes.getFirst().toUpperCase(Locale.ROOT).replace("-", " ");
            assertThat(withCode(staff, half, typed)).isInstanceOf(Outcome.Opened.class);
            StaffSession next = staff.session(staff.signedIn(anne)).orElseThrow();
            assertThat(withCode(staff, next, typed)).isEqualTo(new Outcome.Wrong());
            assertThat(staff.own.recoveryCodesLeft(anne).block()).isEqualTo(9);
            assertThat(staff.log()).contains("PASSWORD_TAKEN 192.0.2.1 Anne", "RECOVERY_CODE_USED 192.0.2.1 Anne",
                    "SIGNED_IN 192.0.2.1 Anne");
        }
    }

    @Test
    void codesCannotBeGuessedEither() {
        try (TestAccounts staff = new TestAccounts(TestDatabase.H2)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);
            String secret = staff.withSecondFactor(anne);
            StaffSession half = staff.session(staff.signedIn(anne)).orElseThrow();
            IntStream.range(0, 5).forEach(_ -> withCode(staff, half, "123"));

            StaffSession afresh = staff.session(staff.signedIn(anne)).orElseThrow();
            assertThat(withCode(staff, afresh, staff.code(secret))).as("the password takes no lock away")
                    .isEqualTo(new Outcome.Locked(Duration.ofSeconds(30)));
            assertThat(staff.log()).contains("CODE_LOCKED 192.0.2.1 Anne");
        }
    }

    @Test
    void whoSignsOutOfTheLastBrowserHasLeft() {
        try (TestAccounts staff = new TestAccounts(TestDatabase.H2)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);
            StaffSession one = staff.session(staff.signedIn(anne)).orElseThrow();
            StaffSession two = staff.session(staff.signedIn(anne)).orElseThrow();

            staff.signIn.out(one).block();
            assertThat(staff.left).isEmpty();
            staff.signIn.out(two).block();
            assertThat(staff.left).containsExactly(anne.mediator());
            assertThat(staff.own.devices(anne).collectList().block()).isEmpty();
        }
    }

    @Test
    void whereItIsRequiredNothingOpensWithoutASecondFactor() {
        try (TestAccounts staff = new TestAccounts(TestDatabase.H2, SecondFactorRule.REQUIRED)) {
            Staff anne = staff.person("Anne", Role.ADMIN);
            assertThat(staff.session(staff.signedIn(anne)).orElseThrow().step()).isEqualTo(Step.ENROLMENT);
        }
    }

    private static Outcome withCode(TestAccounts staff, StaffSession session, String code) {
        return staff.signIn.withCode(session, code, VISITOR).block();
    }

    /** The waits that follow each other when somebody tries again as soon as it is allowed. */
    private static List<Duration> waits(TestAccounts staff, String email, String address) {
        List<Duration> waits = new ArrayList<>();
        for (int round = 0; round < 18; round++) {
            Outcome outcome = staff.signIn.withPassword(email, "faux", visitor(address)).block();
            if (outcome instanceof Outcome.Locked(Duration delay)) {
                waits.add(delay);
                staff.pass(delay.plusSeconds(1));
            }
        }
        return waits;
    }

    private static long nanos(TestAccounts staff, String email, String address) {
        long start = System.nanoTime();
        staff.signIn.withPassword(email, "faux", visitor(address)).block();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
