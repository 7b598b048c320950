package fr.lanterne.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.ModelAnswer;
import fr.lanterne.knowledge.Reranker;
import fr.lanterne.knowledge.Retrieval;
import fr.lanterne.knowledge.VectorStatus.Snapshot;
import fr.lanterne.knowledge.catalog.Catalog;
import fr.lanterne.knowledge.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;

class NeuralRetrievalTests {

    private static final List<String> QUESTIONS = List.of("Comment je renouvelle mon permis de conduire ?",
            "persmi prdu", "cni périmée", "timbre fiscal", "quelle est la meilleure recette de crêpes ?", "permis",
            "?");

    /** « voyage » stands in no fiche, the model knows that it is about passports; « ligne » stands in others. */
    private static final String BY_MEANING = "en ligne pour un voyage";

    @TempDir
    Path folder;

    private final FakeEmbedder model = new FakeEmbedder();
    private TestDatabase.Opened database;
    private Catalog catalog;

    @BeforeEach
    void publish() {
        database = TestDatabase.H2.open();
        catalog = new Catalog(database.client(), database.transactions(), Clock.systemUTC());
        catalog.publish(SearchableFiches.ALL).block();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void putsFirstWhatIsNearInMeaning() throws IOException {
        try (FollowedIndex words = index(OutsideModels.none());
                FollowedIndex meaning = index(models(model, null, 3))) {
            assertThat(found(words, BY_MEANING).getFirst()).isNotEqualTo("passeport");
            awaitVectors(meaning);

            assertThat(found(meaning, BY_MEANING).getFirst()).isEqualTo("passeport");
            assertThat(model.questions).containsOnly(BY_MEANING);
        }
    }

    @Test
    void bringsInAFicheThatSharesNoWord() throws IOException {
        String question = "fournisseur et frontière";
        try (FollowedIndex words = index(OutsideModels.none());
                FollowedIndex meaning = index(models(model, null, 3))) {
            awaitVectors(meaning);

            assertThat(found(words, question)).doesNotContain("passeport");
            assertThat(found(meaning, question)).contains("passeport");
            assertThat(meaning.retrieve(question).block().hits()).extracting(FicheHit::score)
                    .allMatch(score -> score >= 0 && score <= 1);
        }
    }

    @Test
    void isAsSureAsTheWordsAre() throws IOException {
        try (FollowedIndex words = index(OutsideModels.none());
                FollowedIndex meaning = index(models(model, null, 3))) {
            awaitVectors(meaning);

            assertThat(QUESTIONS).allSatisfy(question -> assertThat(meaning.retrieve(question).block().confidence())
                    .isEqualTo(words.retrieve(question).block().confidence()));
        }
    }

    /** By words alone is how a search ends whatever becomes of the models, to the last digit. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "weightless", "away", "refusing", "rerankerAway", "notFilled"})
    void findsByWordsAlone(String models) throws IOException {
        List<Retrieval> expected;
        try (OfflineIndex plain = OfflineIndex.of(SearchableFiches.ALL)) {
            expected = QUESTIONS.stream().map(question -> byWords(plain, question)).toList();
        }
        model.away = models.equals("notFilled");
        Reranker away = (question, passages) -> CompletableFuture.completedFuture(new ModelAnswer.Missing<>("away"));
        try (FollowedIndex index = index(switch (models) {
            case "weightless" -> new OutsideModels(model, away, weights(0, 0));
            case "rerankerAway" -> models(null, away, 3);
            case "none" -> OutsideModels.none();
            default -> models(model, null, 3);
        })) {
            if (List.of("away", "refusing").contains(models)) {
                awaitVectors(index);
            }
            model.away |= models.equals("away");
            model.refuses = texts -> models.equals("refusing");

            assertThat(QUESTIONS.stream().map(question -> index.retrieve(question).block())).isEqualTo(expected);
            assertThat(index.vectors().isPresent())
                    .isEqualTo(List.of("away", "refusing", "notFilled").contains(models));
        }
    }

    @Test
    void asksNothingWithoutAWeight() throws IOException {
        try (FollowedIndex index = index(new OutsideModels(model, null, weights(0, 0)))) {
            found(index, "passeport");

            assertThat(index.vectors()).isEmpty();
            assertThat(model.calls).hasValue(0);
        }
    }

    @Test
    void forgetsItsVectorsWhenItIsTurnedOff() throws IOException {
        try (FollowedIndex index = index(models(model, null, 3))) {
            awaitVectors(index);
        }
        try (FollowedIndex index = index(OutsideModels.none(), "meaning")) {
            found(index, "passeport");
        }
        model.passages.clear();
        try (FollowedIndex index = index(models(model, null, 3))) {
            awaitVectors(index);
            assertThat(model.passages).isNotEmpty();
        }
    }

    @Test
    void asksTheRerankerOnceWithThePassagesThatSpeakOfTheQuestion() throws IOException {
        List<List<String>> read = new CopyOnWriteArrayList<>();
        Reranker byLength = (question, passages) -> {
            read.add(passages);
            return CompletableFuture.completedFuture(new ModelAnswer.Given<>(
                    passages.stream().map(passage -> passage.contains("Visite médicale") ? 9.0 : 0.0).toList()));
        };
        String question = "permis de conduire, médecin ou perte";
        try (FollowedIndex words = index(OutsideModels.none());
                FollowedIndex reranked = index(models(null, byLength, 3))) {
            assertThat(found(words, question).getFirst()).isEqualTo("permis-perdu");

            assertThat(found(reranked, question).getFirst()).isEqualTo("permis-renouveler");
            assertThat(read).hasSize(1);
            assertThat(read.getFirst()).hasSizeBetween(2, 4).anyMatch(text -> text.contains("Un médecin agréé"));
        }
    }

    @Test
    void stopsACallThatIsNotWaitedFor() throws IOException {
        CompletableFuture<ModelAnswer<List<Double>>> slow = new CompletableFuture<>();
        List<String> asked = new CopyOnWriteArrayList<>();
        try (FollowedIndex index = index(models(null, (question, passages) -> {
            asked.add(question);
            return slow;
        }, 3))) {
            Disposable citizen = index.retrieve("permis").subscribe();
            await().until(() -> !asked.isEmpty());

            citizen.dispose();

            assertThat(slow).isCancelled();
        }
    }

    @Test
    void measuresWithTheSameSearch() throws IOException {
        try (OfflineIndex offline = OfflineIndex.of(SearchableFiches.ALL, model, (step, done, total) -> {});
                FollowedIndex live = index(models(model, null, 3))) {
            awaitVectors(live);
            for (String question : QUESTIONS) {
                OfflineSearch search = offline.search(question, Optional.empty());

                assertThat(search.weighed(0, 0, 20).retrieval()).isEqualTo(byWords(offline, question));
                assertThat(search.weighed(3, 0, 20).retrieval().hits())
                        .isEqualTo(live.retrieve(question).block().hits());
            }
        }
    }

    @Test
    void measuresNothingWithHalfOfTheAnswers() {
        model.strength.set(5);

        assertThatIOException()
                .isThrownBy(() -> OfflineIndex.of(SearchableFiches.ALL, model, (step, done, total) -> {}))
                .withMessageContaining("did not embed the passages: away");
    }

    private static Retrieval byWords(OfflineIndex index, String question) {
        try {
            return index.retrieve(question).retrieval();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static OutsideModels models(@Nullable FakeEmbedder embedder, @Nullable Reranker reranker, double weight) {
        return new OutsideModels(embedder, reranker, weights(weight, weight));
    }

    private static NeuralProperties weights(double embeddings, double rerank) {
        return new NeuralProperties(new NeuralProperties.Embeddings(embeddings),
                new NeuralProperties.Rerank(rerank, 20));
    }

    private FollowedIndex index(OutsideModels models) {
        return index(models, models.areNone() ? "words" : "meaning");
    }

    /** Holds all fiches. */
    private FollowedIndex index(OutsideModels models, String place) {
        FollowedIndex index = new FollowedIndex(catalog, new SearchProperties(folder.resolve(place),
                new SearchProperties.Index(Duration.ofMillis(20), Duration.ofSeconds(5)),
                new SearchProperties.Answer(Confidence.THRESHOLD)), QuestionWords.shipped(), models);
        index.start();
        index.caughtUp().block();
        return index;
    }

    private static void awaitVectors(FollowedIndex index) {
        await().until(() -> {
            Snapshot now = index.vectors().orElseThrow().snapshot();
            return now.passages() > 0 && now.embedded() == now.passages();
        });
    }

    private static List<String> found(FollowedIndex index, String question) {
        return index.retrieve(question).block().hits().stream().map(hit -> hit.id().value()).toList();
    }
}
