package fr.lanterne.knowledge.search;

import static fr.lanterne.knowledge.fiche.SomeFiches.fiche;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.lanterne.knowledge.Explained;
import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.KnowledgeStatus;
import fr.lanterne.knowledge.Retrieval;
import fr.lanterne.knowledge.catalog.Catalog;
import fr.lanterne.knowledge.database.TestDatabase;
import fr.lanterne.knowledge.fiche.Fiche;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class FollowedIndexTests {

    @TempDir
    Path folder;

    private TestDatabase.Opened database;
    private Catalog catalog;
    private FollowedIndex index;

    @BeforeEach
    void open() {
        database = TestDatabase.H2.open();
        catalog = new Catalog(database.client(), database.transactions(), Clock.systemUTC());
        index = followedIndex();
    }

    @AfterEach
    void close() throws IOException {
        index.close();
        database.close();
    }

    @Test
    void catchesUpWhenStarted() {
        publish(SearchableFiches.ALL);

        index.start();

        assertThat(index.caughtUp().block()).isEqualTo(6);
        assertThat(found("permis perdu")).startsWith("permis-perdu");
    }

    @Test
    void followsWhatIsPublishedLater() {
        index.start();
        publish(SearchableFiches.ALL);
        index.caughtUp().block();

        publish(List.of(fiche("carte-grise", "Carte grise", "Le certificat d'immatriculation d'un véhicule.")));

        await().untilAsserted(() -> assertThat(found("certificat immatriculation")).startsWith("carte-grise"));
    }

    @Test
    void catchesUpPageByPage() {
        List<Fiche> many = IntStream.range(0, 450).mapToObj(i -> fiche("f" + i, "Fiche " + i, "Sujet " + i)).toList();
        publish(many);

        index.start();

        assertThat(index.caughtUp().block()).isEqualTo(450);
        assertThat(found("sujet 449")).startsWith("f449");
    }

    @Test
    void goesOnAfterARestart() throws IOException {
        publish(SearchableFiches.ALL);
        index.start();
        index.caughtUp().block();
        index.close();

        index = followedIndex();
        index.start();

        assertThat(index.caughtUp().block()).isEqualTo(6);
        assertThat(found("permis perdu")).startsWith("permis-perdu");
    }

    @Test
    void waitsForTheProcessThatWritesTheSameFolder() throws IOException {
        publish(SearchableFiches.ALL);
        index.start();
        index.caughtUp().block();
        try (FollowedIndex second = followedIndex()) {
            second.start();
            await().untilAsserted(() -> assertThatThrownBy(() -> second.retrieve("permis").block())
                    .hasMessageContaining("another process"));

            index.close();

            assertThat(second.caughtUp().block()).isEqualTo(6);
        }
    }

    @Test
    void letsAQuestionWaitThatComesBeforeItIsStarted() {
        publish(SearchableFiches.ALL);
        Mono<Retrieval> early = index.retrieve("permis perdu").cache();
        early.subscribe();

        index.start();

        assertThat(early.block().hits()).isNotEmpty();
    }

    @Test
    void explainsWhatItFinds() {
        publish(SearchableFiches.ALL);
        index.start();
        index.caughtUp().block();

        Explained explained = index.explain("persmi perdu").block();

        assertThat(explained.retrieval()).isEqualTo(index.retrieve("persmi perdu").block());
        assertThat(explained.terms()).anyMatch(term -> term.startsWith("persmi → permi"));
        assertThat(explained.features()).hasSameSizeAs(explained.retrieval().hits())
                .allSatisfy(figures -> assertThat(figures).containsKey("score"));
        assertThat(explained.evidence()).containsKey("first_chance");
    }

    @Test
    void refusesQuestionsBeforeItIsStarted() {
        assertThatThrownBy(() -> index.retrieve("permis").block()).hasMessageContaining("has not started");
    }

    @Test
    void tellsItsState() {
        publish(SearchableFiches.ALL);
        KnowledgeStatus status = new CurrentStatus(catalog, index);
        assertThat(status.snapshot().block()).isEqualTo(new KnowledgeStatus.Snapshot(6, 6, 0));

        index.start();
        index.caughtUp().block();

        assertThat(status.snapshot().block()).isEqualTo(new KnowledgeStatus.Snapshot(6, 6, 6));
    }

    private FollowedIndex followedIndex() {
        return new FollowedIndex(catalog,
                new SearchProperties(folder, new SearchProperties.Index(Duration.ofMillis(20), Duration.ofSeconds(1)),
                        new SearchProperties.Answer(Confidence.THRESHOLD)),
                QuestionWords.shipped(), OutsideModels.none());
    }

    private void publish(List<Fiche> fiches) {
        catalog.publish(fiches).block();
    }

    private List<String> found(String question) {
        Retrieval retrieval = index.retrieve(question).block();
        return retrieval.hits().stream().map(FicheHit::id).map(Object::toString).toList();
    }
}
