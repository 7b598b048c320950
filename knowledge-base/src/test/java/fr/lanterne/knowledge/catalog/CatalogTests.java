package fr.lanterne.knowledge.catalog;

import static fr.lanterne.knowledge.fiche.SomeFiches.fiche;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.Audience;
import fr.lanterne.knowledge.Credit;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.database.TestDatabase;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.fiche.SomeFiches;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class CatalogTests {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Parameter
    TestDatabase kind;

    private TestDatabase.Opened database;
    private Catalog catalog;

    @BeforeEach
    void open() {
        database = kind.open();
        catalog = new Catalog(database.client(), database.transactions(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsAPublishedFicheByItsIdentifier() {
        publish(fiche("a", "A", "un"), fiche("b", "B", "deux"));

        assertThat(catalog.find(new FicheId("b")).block()).isEqualTo(fiche("b", "B", "deux"));
        assertThat(catalog.find(new FicheId("nowhere")).block()).isNull();
    }

    @Test
    void givesEachChangeTheNextRevision() {
        Saved saved = publish(fiche("a", "A", "un"), fiche("b", "B", "deux"));

        assertThat(saved).isEqualTo(new Saved(2, 0, 0, 0, 2));
        assertThat(publish(fiche("a", "A", "un"), fiche("b", "B", "autre"))).isEqualTo(new Saved(0, 1, 1, 0, 3));
        assertThat(changesSince(2)).containsExactly(new CatalogChange.Published(fiche("b", "B", "autre"), 3));
        assertThat(changesSince(0)).extracting(CatalogChange::revision).containsExactly(1L, 3L);
        assertThat(catalog.revision().block()).isEqualTo(3);
        assertThat(catalog.count().block()).isEqualTo(2);
    }

    @Test
    void keepsAnyFicheAsItIs() {
        List<Fiche> fiches = IntStream.range(0, 50).mapToObj(seed -> SomeFiches.any(new SplittableRandom(seed)))
                .toList();

        catalog.publish(fiches).block();

        assertThat(changesSince(0)).extracting(change -> ((CatalogChange.Published) change).fiche())
                .containsExactlyInAnyOrderElementsOf(fiches);
        assertThat(catalog.publish(fiches).block()).isEqualTo(new Saved(0, 0, 50, 0, 50));
    }

    @Test
    void keepsTheFicheOfTheEarliestAudience() {
        publish(forAudience(Audience.PROFESSIONALS));
        assertThat(publish(forAudience(Audience.INDIVIDUALS))).isEqualTo(new Saved(0, 1, 0, 0, 2));
        assertThat(publish(forAudience(Audience.PROFESSIONALS))).isEqualTo(new Saved(0, 0, 0, 1, 2));
        assertThat(publish(forAudience(Audience.ASSOCIATIONS), forAudience(Audience.INDIVIDUALS)))
                .isEqualTo(new Saved(0, 0, 1, 1, 2));
    }

    @Test
    void writersAtTheSameTimeMissNoRevision() {
        Flux.range(0, 20).flatMap(i -> catalog.publish(List.of(fiche("f" + i, "T" + i, "x"))), 8).blockLast();

        assertThat(changesSince(0)).extracting(CatalogChange::revision)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
    }

    @Test
    void remembersTheLastImportFromAnAddress() {
        Credit credit = new Credit("DILA", "Licence Ouverte 2.0", "https://exemple.fr/a.zip", "a.zip", NOW, NOW);
        catalog.remember(new ImportRecord(credit, null, null, 1)).block();
        catalog.remember(new ImportRecord(credit, "\"e1\"", "Mon, 23 Nov 2026 10:00:00 GMT", 2)).block();

        assertThat(catalog.lastImport("https://exemple.fr/a.zip").block())
                .isEqualTo(new ImportRecord(credit, "\"e1\"", "Mon, 23 Nov 2026 10:00:00 GMT", 2));
        assertThat(catalog.lastImport("https://exemple.fr/b.zip").blockOptional()).isEmpty();
        assertThat(catalog.credits().collectList().block()).containsExactly(credit);
        assertThat(catalog.id().block()).isEqualTo(catalog.id().block());
    }

    private Saved publish(Fiche... fiches) {
        return catalog.publish(List.of(fiches)).block();
    }

    private List<CatalogChange> changesSince(long revision) {
        return catalog.changesSince(revision, 1_000).collectList().block();
    }

    private static Fiche forAudience(Audience audience) {
        Fiche any = fiche("F1", "Titre", audience.name());
        return new Fiche(any.id(), any.title(), audience, any.theme(), any.keywords(), any.summary(), any.essentials(),
                any.sections(), any.contacts(), any.sources(), any.reviewDate(), any.seeAlso(), any.questions());
    }
}
