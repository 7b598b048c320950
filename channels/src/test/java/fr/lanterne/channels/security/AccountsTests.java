package fr.lanterne.channels.security;

import static fr.lanterne.channels.security.TestAccounts.OTHER_PASSWORD;
import static fr.lanterne.channels.security.TestAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.MediatorId;
import fr.lanterne.channels.security.Accounts.Change;
import fr.lanterne.channels.security.Accounts.Link;
import fr.lanterne.channels.security.OwnAccount.Fault;
import fr.lanterne.channels.security.OwnAccount.NewPassword;
import fr.lanterne.channels.security.OwnAccount.Result;
import fr.lanterne.channels.security.SignIn.Outcome;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

/** What becomes of accounts and their sessions, on both databases. */
class AccountsTests {

    private static final NewPassword CHOSEN = new NewPassword("", OTHER_PASSWORD, OTHER_PASSWORD);

    @ParameterizedTest
    @EnumSource
    void theFirstAdministratorIsMadeOnce(TestDatabase kind) {
        try (TestAccounts staff = new TestAccounts(kind)) {
            List<Boolean> made = Flux.range(0, 4).flatMap(_ -> staff.firstAdmin(PASSWORD).make()).collectList().block();

            assertThat(made).containsOnlyOnce(true);
            assertThat(staff.firstAdmin("").make().block()).isFalse();
            assertThat(staff.accounts.all().collectList().block()).singleElement()
                    .matches(account -> account.activeAdmin() && account.email().equals("admin@lanterne.local"));
            assertThat(staff.session(opened(staff.signIn("admin@lanterne.local", PASSWORD))).orElseThrow().step())
                    .isEqualTo(Step.READY);
        }
    }

    @Test
    void aPasswordMadeAtRandomIsChangedFirst() {
        try (TestAccounts staff = new TestAccounts(TestDatabase.H2)) {
            Staff admin = staff.person("Anne", Role.ADMIN);
            staff.database.client().sql("UPDATE staff_account SET password_temporary = TRUE").then().block();
            StaffSession session = staff.session(staff.signedIn(admin)).orElseThrow();

            assertThat(session.step()).isEqualTo(Step.PASSWORD);
            Result.Done done = (Result.Done) staff.own.changePassword(session, CHOSEN, "").block();
            assertThat(staff.session(done.token()).orElseThrow().step()).isEqualTo(Step.READY);
            assertThat(staff.signIn(admin.email(), PASSWORD)).isEqualTo(new Outcome.Wrong());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInvitationOpensOnceAndNotForEver(TestDatabase kind) {
        try (TestAccounts staff = new TestAccounts(kind)) {
            Staff admin = staff.person("Anne", Role.ADMIN);
            Link.Made link = (Link.Made) staff.accounts
                    .invite(admin, "Bruno@Mairie.example", " Bruno ", Set.of(Role.MEDIATOR)).block();
            assertThat(link.account().email()).isEqualTo("bruno@mairie.example");
            assertThat(staff.kept()).doesNotContain(link.token());
            assertThat(staff.own.open("wrong", CHOSEN).block()).contains(Fault.NO_LINK);
            assertThat(staff.own.open(link.token(), new NewPassword("", "court", "court")).block())
                    .contains(Fault.TOO_SHORT);

            List<Optional<Fault>> both = Flux.range(0, 2).flatMap(_ -> staff.own.open(link.token(), CHOSEN))
                    .collectList().block();

            assertThat(both).containsExactlyInAnyOrder(Optional.empty(), Optional.of(Fault.NO_LINK));
            StaffSession session = staff.session(opened(staff.signIn("bruno@mairie.example", OTHER_PASSWORD)))
                    .orElseThrow();
            assertThat(session.staff().firstName()).isEqualTo("Bruno");
            assertThat(session.staff().roles()).containsExactly(Role.MEDIATOR);

            Link.Made old = (Link.Made) staff.accounts.invite(admin, "c@mairie.example", "C", Set.of(Role.EDITOR))
                    .block();
            staff.pass(Duration.ofDays(4));
            assertThat(staff.own.open(old.token(), CHOSEN).block()).contains(Fault.NO_LINK);
        }
    }

    @Test
    void refusesInvitationsThatMakeNoSense() {
        try (TestAccounts staff = new TestAccounts(TestDatabase.H2)) {
            Staff admin = staff.person("Anne", Role.ADMIN);
            Set<Role> roles = Set.of(Role.MEDIATOR);

            assertThat(List.of(invite(staff, admin, "pas une adresse", "B", roles), invite(staff, admin,
                    "b@mairie.example", "  ", roles), invite(staff, admin, "b@mairie.example", "B".repeat(61), roles),
                    invite(staff, admin, "b@mairie.example", "B", Set.of()),
                    invite(staff, admin, "ANNE@mairie.example", "B", roles),
                    invite(staff, admin, "<script>@mairie.example", "B", roles)))
                    .containsExactly(Change.BAD_EMAIL, Change.BAD_NAME, Change.BAD_NAME, Change.NO_ROLE,
                            Change.EMAIL_TAKEN, Change.BAD_EMAIL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTakesRightsAwayEndsTheSessionsAtOnce(TestDatabase kind) {
        try (TestAccounts staff = new TestAccounts(kind)) {
            Staff admin = staff.person("Anne", Role.ADMIN);
            Staff bruno = staff.person("Bruno", Role.MEDIATOR);

            String first = staff.signedIn(bruno);
            staff.accounts.change(admin, bruno.id(), "Bruno", Set.of(Role.EDITOR)).block();
            assertThat(staff.session(first)).isEmpty();

            String second = staff.signedIn(bruno);
            staff.accounts.change(admin, bruno.id(), "Bruno B.", Set.of(Role.EDITOR)).block();
            assertThat(staff.session(second)).get().extracting(session -> session.staff().firstName())
                    .as("a new name alone ends nothing").isEqualTo("Bruno B.");

            staff.accounts.disable(admin, bruno.id()).block();
            assertThat(staff.session(second)).isEmpty();
            staff.accounts.enable(admin, bruno.id()).block();
            assertThat(staff.session(second)).as("nothing comes back").isEmpty();

            String third = staff.signedIn(bruno);
            Link.Made link = (Link.Made) staff.accounts.reset(admin, bruno.id()).block();
            assertThat(staff.session(third)).isEmpty();
            assertThat(staff.signIn(bruno.email(), PASSWORD)).isEqualTo(new Outcome.Wrong());
            staff.accounts.disable(admin, bruno.id()).block();
            assertThat(staff.own.open(link.token(), CHOSEN).block()).as("a disabled account's link is void")
                    .contains(Fault.NO_LINK);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLastAdministratorStays(TestDatabase kind) {
        try (TestAccounts staff = new TestAccounts(kind)) {
            Staff anne = staff.person("Anne", Role.ADMIN);
            assertThat(staff.accounts.disable(anne, anne.id()).block()).isEqualTo(Change.LAST_ADMIN);
            assertThat(staff.accounts.change(anne, anne.id(), "Anne", Set.of(Role.EDITOR)).block())
                    .isEqualTo(Change.LAST_ADMIN);

            Staff bruno = staff.person("Bruno", Role.ADMIN);
            List<Change> both = Flux.just(anne, bruno)
                    .flatMap(admin -> staff.accounts.disable(admin, admin.id())).collectList().block();
            assertThat(both).as("at the same moment").containsExactlyInAnyOrder(Change.DONE, Change.LAST_ADMIN);
            assertThat(staff.accounts.disable(anne, new MediatorId(UUID.randomUUID())).block())
                    .isEqualTo(Change.UNKNOWN);
        }
    }

    @Test
    void changingThePasswordEndsTheOtherSessions() {
        try (TestAccounts staff = new TestAccounts(TestDatabase.H2)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);
            String telephone = staff.signedIn(anne);
            StaffSession here = staff.session(staff.signedIn(anne)).orElseThrow();

            assertThat(staff.own.changePassword(here, CHOSEN, "").block())
                    .isEqualTo(new Result.Refused(Fault.WRONG_PASSWORD));
            assertThat(staff.session(telephone)).isPresent();
            Result result = staff.own
                    .changePassword(here, new NewPassword(PASSWORD, OTHER_PASSWORD, OTHER_PASSWORD), "").block();

            assertThat(staff.session(telephone)).isEmpty();
            assertThat(staff.session(((Result.Done) result).token())).isPresent();
            assertThat(staff.signIn(anne.email(), OTHER_PASSWORD)).isInstanceOf(Outcome.Opened.class);
        }
    }

    @Test
    void anOpenSessionLetsNobodyGuessThePassword() {
        try (TestAccounts staff = new TestAccounts(TestDatabase.H2)) {
            StaffSession session = staff.session(staff.signedIn(staff.person("Anne", Role.MEDIATOR))).orElseThrow();
            for (int i = 0; i < 5; i++) {
                staff.own.changePassword(session, CHOSEN, "").block();
            }
            assertThat(staff.own.changePassword(session, CHOSEN, "").block())
                    .isEqualTo(new Result.Refused(Fault.LOCKED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecondFactorNeedsACodeToComeAndToGo(TestDatabase kind) {
        try (TestAccounts staff = new TestAccounts(kind)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);
            StaffSession session = staff.session(staff.signedIn(anne)).orElseThrow();
            String secret = staff.own.offeredSecret(anne).block();
            assertThat(staff.own.offeredSecret(anne).block()).as("a reload shows the same").isEqualTo(secret);
            assertThat(staff.own.confirmSecondFactor(session, "000000", "").block())
                    .isEqualTo(new Result.Refused(Fault.WRONG_CODE));

            Result.Done set = (Result.Done) staff.own.confirmSecondFactor(session, staff.code(secret), "").block();
            assertThat(set.recoveryCodes()).hasSize(10);
            StaffSession proven = staff.session(set.token()).orElseThrow();
            assertThat(proven.step()).isEqualTo(Step.READY);
            assertThat(staff.session(staff.signedIn(anne)).orElseThrow().step()).isEqualTo(Step.CODE);

            staff.pass(Duration.ofMinutes(1));
            assertThat(staff.own.dropSecondFactor(proven, "000000", "").block())
                    .isEqualTo(new Result.Refused(Fault.WRONG_CODE));
            staff.own.dropSecondFactor(proven, staff.code(secret), "").block();
            assertThat(staff.session(staff.signedIn(anne)).orElseThrow().step()).isEqualTo(Step.READY);
            assertThat(staff.own.recoveryCodesLeft(anne).block()).isZero();
        }
    }

    @Test
    void anAdministratorTakesALostTelephoneOffTheAccount() {
        try (TestAccounts staff = new TestAccounts(TestDatabase.H2)) {
            Staff admin = staff.person("Anne", Role.ADMIN);
            Staff bruno = staff.person("Bruno", Role.MEDIATOR);
            staff.withSecondFactor(bruno);

            assertThat(staff.accounts.dropSecondFactor(admin, bruno.id()).block()).isEqualTo(Change.DONE);
            assertThat(staff.session(staff.signedIn(bruno)).orElseThrow().step()).isEqualTo(Step.READY);
            assertThat(staff.accounts.dropSecondFactor(admin, admin.id()).block()).isEqualTo(Change.OWN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSessionEndsAfterIdlenessAndAfterTheDay(TestDatabase kind) {
        try (TestAccounts staff = new TestAccounts(kind)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);
            String idle = staff.signedIn(anne);
            staff.pass(Duration.ofMinutes(61));
            assertThat(staff.session(idle)).isEmpty();

            String busy = staff.signedIn(anne);
            for (int i = 0; i < 23; i++) {
                staff.pass(Duration.ofMinutes(31));
                assertThat(staff.session(busy)).as("after %d half hours", i).isPresent();
            }
            staff.pass(Duration.ofMinutes(31));
            assertThat(staff.session(busy)).as("after twelve hours").isEmpty();

            new Housekeeping(staff.sessions, staff.links, staff.tries).sweep().block();
            assertThat(staff.database.client().sql("SELECT COUNT(*) FROM staff_session")
                    .map(row -> row.get(0, Long.class)).one().block()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRestartOrAnotherInstanceChangesNothing(TestDatabase kind) {
        try (TestAccounts staff = new TestAccounts(kind)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);
            String token = staff.signedIn(anne);
            Sessions another = new Sessions(staff.database.client(), staff.secrets, staff.properties, false,
                    staff.clock);

            assertThat(another.use(token).block().staff()).isEqualTo(anne);
            staff.sessions.endAll(anne.id()).block();
            assertThat(another.use(token).blockOptional()).isEmpty();
        }
    }

    @Test
    void looksAtTheDevicesAndEndsOneOrTheOthers() {
        try (TestAccounts staff = new TestAccounts(TestDatabase.H2)) {
            Staff anne = staff.person("Anne", Role.MEDIATOR);
            Staff bruno = staff.person("Bruno", Role.MEDIATOR);
            String one = staff.signedIn(anne);
            String two = staff.signedIn(anne);
            String three = staff.signedIn(anne);
            String brunos = staff.signedIn(bruno);
            StaffSession here = staff.session(one).orElseThrow();
            assertThat(staff.own.devices(anne).collectList().block()).hasSize(3);

            staff.own.endSession(anne, staff.session(brunos).orElseThrow().id()).block();
            assertThat(staff.session(brunos)).as("nobody ends another's").isPresent();
            staff.own.endSession(anne, staff.session(two).orElseThrow().id()).block();
            assertThat(staff.session(two)).isEmpty();
            staff.own.endOtherSessions(here).block();
            assertThat(staff.session(three)).isEmpty();
            assertThat(staff.session(one)).isPresent();
        }
    }

    private static Change invite(TestAccounts staff, Staff admin, String email, String name, Set<Role> roles) {
        return ((Link.Refused) staff.accounts.invite(admin, email, name, roles).block()).why();
    }

    private static String opened(Outcome outcome) {
        return ((Outcome.Opened) outcome).token();
    }
}
