package fr.lanterne.bot.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.lanterne.bot.AuditTrail.Filter;
import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.Team;
import fr.lanterne.bot.Teams.Details;
import fr.lanterne.bot.Teams.Settings;
import fr.lanterne.bot.audit.AuditLog;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.knowledge.database.TestDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class TeamTests {

    private static final Mediator ANNE = new Mediator(new MediatorId(UUID.randomUUID()), "Anne");
    private static final Mediator CHIEF = new Mediator(new MediatorId(UUID.randomUUID()), "Chantal");
    private static final Team.Id NONE = new Team.Id(UUID.randomUUID());

    @Parameter
    TestDatabase kind;

    private TestDatabase.Opened database;
    private TeamStore teams;
    private AuditLog audit;

    @BeforeEach
    void open() {
        database = kind.open();
        audit = new AuditLog(database.client(), Clock.systemUTC());
        teams = new TeamStore(database.client(), database.transactions(), audit);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsNamesAndMembers() {
        Team housing = teams.create(" Logement ", CHIEF).block();
        Team health = teams.create("Santé", CHIEF).block();
        assertThat(teams.create("Logement", CHIEF).block()).as("the name is taken").isNull();
        assertThat(teams.rename(health.id(), "Logement", CHIEF).block()).isFalse();
        assertThat(teams.rename(NONE, "Autre", CHIEF).block()).isFalse();
        assertThat(teams.rename(health.id(), "Droits", CHIEF).block()).isTrue();

        assertThat(teams.join(housing.id(), ANNE, CHIEF).block()).isTrue();
        assertThat(teams.join(housing.id(), ANNE, CHIEF).block()).isFalse();
        assertThat(teams.join(NONE, ANNE, CHIEF).block()).isFalse();
        assertThat(teams.of(ANNE.id()).block()).containsExactly(housing);
        assertThat(teams.all().block()).extracting(details -> details.team().name()).containsExactly("Droits",
                "Logement");
        assertThat(teams.all().block().getLast().members()).containsExactly(ANNE);
        assertThat(teams.quit(housing.id(), ANNE.id(), CHIEF).block()).isTrue();
        assertThat(teams.quit(housing.id(), ANNE.id(), CHIEF).block()).isFalse();
        assertThat(teams.remove(housing.id(), CHIEF).block()).isTrue();
        assertThat(teams.remove(housing.id(), CHIEF).block()).isFalse();
        assertThat(audit.read(Filter.ALL).map(entry -> entry.deed().action()).collectList().block())
                .containsExactlyInAnyOrder("TEAM_CREATED", "TEAM_CREATED", "TEAM_RENAMED", "TEAM_JOINED", "TEAM_LEFT",
                        "TEAM_REMOVED");
    }

    @Test
    void keepsWhichAnswersAreChecked() {
        Team housing = teams.create("Logement", CHIEF).block();
        assertThat(teams.all().block().getFirst().settings()).isEqualTo(Settings.DEFAULT);
        Settings strict = new Settings(0.9, Duration.ofMinutes(2));

        assertThat(teams.settle(housing.id(), strict, CHIEF).block()).isTrue();

        assertThat(teams.all().block().getFirst().settings()).isEqualTo(strict);
        assertThat(teams.settle(NONE, strict, CHIEF).block()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Settings(1.2, Duration.ofMinutes(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Settings(0.5, Duration.ofSeconds(2)));
    }

    @Test
    void newConversationsAreForTheTeamThatReceives() {
        Team housing = teams.create("Logement", CHIEF).block();
        Team health = teams.create("Santé", CHIEF).block();
        assertThat(teamOfANewOne()).isNull();
        teams.receiving(housing.id(), CHIEF).block();
        assertThat(teamOfANewOne()).isEqualTo(housing.id().value());

        assertThat(teams.receiving(health.id(), CHIEF).block()).isTrue();

        assertThat(teamOfANewOne()).isEqualTo(health.id().value());
        assertThat(teams.receiving(NONE, CHIEF).block()).isFalse();
        assertThat(teams.all().block()).filteredOn(Details::receives).extracting(Details::team)
                .containsExactly(health);
        teams.receiving(null, CHIEF).block();
        assertThat(teamOfANewOne()).isNull();
    }

    private UUID teamOfANewOne() {
        ConversationId id = new Conversations(database.client(), database.transactions(), Clock.systemUTC(),
                new SecureRandom()).open(Channel.WEB, null).block().conversation();
        return database.client().sql("SELECT team_id FROM conversation WHERE id = :id").bind("id", id.value())
                .map(row -> java.util.Optional.ofNullable(row.get("team_id", UUID.class))).one().block().orElse(null);
    }
}
