package fr.lanterne.bot.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.lanterne.bot.AuditTrail.Filter;
import fr.lanterne.bot.CannedReplies.Canned;
import fr.lanterne.bot.CannedReplies.Expansion;
import fr.lanterne.bot.CannedReplies.Flaw;
import fr.lanterne.bot.CannedReplies.Saving;
import fr.lanterne.bot.CannedReplies.Wording;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.Refusal.Secret;
import fr.lanterne.bot.Team;
import fr.lanterne.bot.audit.AuditLog;
import fr.lanterne.bot.team.TeamStore;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Source;
import fr.lanterne.knowledge.database.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class CannedTests {

    private static final Mediator ANNE = new Mediator(new MediatorId(UUID.randomUUID()), "Anne");
    private static final Mediator CHIEF = new Mediator(new MediatorId(UUID.randomUUID()), "Chantal");
    private static final FicheId PASSPORT = new FicheId("F14929");

    @Parameter
    TestDatabase kind;

    private TestDatabase.Opened database;
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final Map<FicheId, List<Passage>> published = new HashMap<>(Map.of(PASSPORT, List.of(new Passage(PASSPORT,
            0, "Passeport d'un majeur", List.of(), "En mairie.", List.of(), List.of(), List.of(), new Source(
                    "service-public.fr", URI.create("https://www.service-public.fr/F14929"), "Licence Ouverte 2.0",
                    LocalDate.of(2026, 1, 1))))));
    private CannedStore canned;
    private TeamStore teams;
    private AuditLog audit;

    @BeforeEach
    void open() {
        database = kind.open();
        Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        audit = new AuditLog(database.client(), clock);
        teams = new TeamStore(database.client(), database.transactions(), audit);
        canned = new CannedStore(database.client(), database.transactions(), audit,
                fiche -> Mono.just(published.getOrDefault(fiche, List.of())), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void fillsThePlaceholdersAndCountsTheUse() {
        UUID id = create("Passeport", "{bonjour}, ici {prenom}. Lisez {fiche:F14929}");

        assertThat(canned.expand(id, ANNE).block()).isEqualTo(new Expansion.Expanded(
                "Bonjour, ici Anne. Lisez Passeport d'un majeur : https://www.service-public.fr/F14929"));
        now = Instant.parse("2026-11-24T18:00:00Z");
        assertThat(canned.expand(id, ANNE).block()).isInstanceOfSatisfying(Expansion.Expanded.class,
                evening -> assertThat(evening.text()).startsWith("Bonsoir, ici Anne."));
        assertThat(canned.all().block()).singleElement().returns(2L, Canned::uses);
    }

    @Test
    void aFirstNameThatLooksLikeAPlaceholderIsNotFilledAgain() {
        UUID id = create("Ici", "Ici {prenom}. {bonjour}");

        assertThat(canned.expand(id, new Mediator(ANNE.id(), "{bonjour} $1")).block())
                .isEqualTo(new Expansion.Expanded("Ici {bonjour} $1. Bonjour"));
    }

    @Test
    void refusesWhatStandsForNothingAndWhatIsNeverAskedFor() {
        assertThat(flaw("{nom}")).isEqualTo(new Flaw.UnknownPlaceholder("nom"));
        assertThat(flaw("{fiche:../x}")).isEqualTo(new Flaw.UnknownPlaceholder("fiche:../x"));
        assertThat(flaw("{fiche:F1}")).isEqualTo(new Flaw.UnknownFiche(new FicheId("F1")));
        assertThat(flaw("Donnez-moi votre mot de passe")).isEqualTo(new Flaw.AsksFor(Secret.PASSWORD));
        assertThatIllegalArgumentException().isThrownBy(() -> new Wording(null, " ", "texte"));
        assertThat(canned.all().block()).isEmpty();
        assertThat(audit.read(Filter.ALL).collectList().block()).isEmpty();

        UUID id = create("Passeport", "Lisez {fiche:F14929}");
        published.clear();
        assertThat(canned.expand(id, ANNE).block()).as("the fiche was withdrawn")
                .isEqualTo(new Expansion.Refused(new Flaw.UnknownFiche(PASSPORT)));
        assertThat(canned.all().block().getFirst().uses()).isZero();
    }

    @Test
    void findsByEveryWordWhatIsForAllAndForOnesTeams() {
        Team housing = teams.create("Logement", CHIEF).block();
        create("Accueil", "{bonjour}, ici {prenom}");
        UUID used = create("À bientôt", "Bonne journée, revenez quand vous voulez");
        canned.create(new Wording(housing.id(), "Préavis", "Le préavis de départ est d'un mois en zone tendue"), CHIEF)
                .block();
        canned.expand(used, ANNE).block();

        assertThat(found("")).containsExactly("À bientôt", "Accueil");
        assertThat(found("JOURNEE bientot")).containsExactly("À bientôt");
        assertThat(found("preavis")).isEmpty();
        teams.join(housing.id(), ANNE, CHIEF).block();
        assertThat(found("preavis")).containsExactly("Préavis");
        assertThat(found("preavis absent")).isEmpty();
    }

    @Test
    void isChangedAndRemovedBySupervisors() {
        UUID id = create("Accueil", "Bonjour");
        assertThat(canned.change(id, new Wording(null, "Accueil", "Bonsoir"), CHIEF).block())
                .isEqualTo(new Saving.Saved(id));
        assertThat(canned.change(UUID.randomUUID(), new Wording(null, "A", "B"), CHIEF).block())
                .isEqualTo(new Saving.Refused(new Flaw.Unknown()));
        assertThat(canned.create(new Wording(new Team.Id(UUID.randomUUID()), "A", "B"), CHIEF).block())
                .isEqualTo(new Saving.Refused(new Flaw.Unknown()));
        assertThat(canned.remove(id, CHIEF).block()).isTrue();
        assertThat(canned.remove(id, CHIEF).block()).isFalse();
        assertThat(canned.expand(id, ANNE).block()).isEqualTo(new Expansion.Refused(new Flaw.Unknown()));
        assertThat(audit.read(Filter.ALL).map(entry -> entry.deed().action()).collectList().block())
                .containsExactlyInAnyOrder("CANNED_REPLY_CREATED", "CANNED_REPLY_CHANGED", "CANNED_REPLY_REMOVED");
    }

    private List<String> found(String words) {
        return canned.search(words, ANNE.id()).block().stream().map(Canned::title).toList();
    }

    private Flaw flaw(String text) {
        return canned.create(new Wording(null, "Titre", text), CHIEF).block() instanceof Saving.Refused(Flaw flaw)
                ? flaw
                : null;
    }

    private UUID create(String title, String text) {
        return ((Saving.Saved) canned.create(new Wording(null, title, text), CHIEF).block()).reply();
    }
}
