package fr.lanterne.knowledge.search;

import static fr.lanterne.knowledge.fiche.SomeFiches.fiche;
import static fr.lanterne.knowledge.fiche.SomeFiches.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.VectorStatus.Snapshot;
import fr.lanterne.knowledge.catalog.CatalogChange;
import fr.lanterne.knowledge.fiche.Fiche;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;

class VectorFillTests {

    private static final UUID CATALOG = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final VectorFill.Pace FAST = new VectorFill.Pace(Duration.ofMillis(10), Duration.ofMillis(10),
            Duration.ofMillis(40));

    /** The fiches that all tests start with are cut into so many passages. */
    private static final int PASSAGES = 10;

    @TempDir
    Path folder;

    private final FakeEmbedder model = new FakeEmbedder();
    private final AtomicLong revision = new AtomicLong();
    private final LuceneThreads lucene = new LuceneThreads();
    private FicheIndex index;
    private VectorFill fill;
    private Disposable filling;

    @BeforeEach
    void openWithSomeFiches() throws IOException {
        index = open(folder);
        publish(SearchableFiches.ALL);
    }

    @AfterEach
    void close() throws IOException {
        stop();
        lucene.close();
    }

    @Test
    void embedsEachPassageOnceWithItsTitle() {
        start();

        awaitEmbedded(PASSAGES, PASSAGES);
        assertThat(model.passages).hasSize(PASSAGES).doesNotHaveDuplicates()
                .contains("Perte du permis de conduire\nCoût\nLe nouveau permis coûte 25 € en cas de perte.");
        assertThat(fill.snapshot()).isEqualTo(new Snapshot(PASSAGES, PASSAGES, 0, ""));
    }

    @Test
    void letsQuestionsGoByWordsUntilTheVectorsAreKnown() throws IOException {
        OutsideModels models = new OutsideModels(model, null,
                new NeuralProperties(new NeuralProperties.Embeddings(1), new NeuralProperties.Rerank(0, 20)));
        float[] question = models.vector("permis").block().orElseThrow();
        assertThat(index.<Boolean>read(view -> models.meaning(question, view).isPresent())).isFalse();

        start();

        await().untilAsserted(() -> assertThat(
                index.<Boolean>read(view -> models.meaning(question, view).isPresent())).isTrue());
    }

    @Test
    void keepsVectorsOverARestart() throws IOException {
        start();
        awaitEmbedded(PASSAGES, PASSAGES);
        stop();
        model.passages.clear();

        index = open(folder);
        start();

        awaitEmbedded(PASSAGES, PASSAGES);
        assertThat(model.passages).isEmpty();
    }

    @Test
    void goesOnWhereAKilledProcessWas() throws IOException {
        model.strength.set(1 + 4);
        start();
        await().untilAsserted(() -> assertThat(fill.snapshot().trouble()).isEqualTo("away"));
        Path killed = copyAsAKilledProcessLeavesIt();
        stop();
        assertThat(model.passages).hasSize(4);

        model.strength.set(Integer.MAX_VALUE);
        index = open(killed);
        start();

        awaitEmbedded(PASSAGES, PASSAGES);
        assertThat(model.passages).hasSize(PASSAGES).doesNotHaveDuplicates();
    }

    @Test
    void embedsOfAChangedFicheOnlyWhatChanged() throws IOException {
        start();
        awaitEmbedded(PASSAGES, PASSAGES);
        model.passages.clear();

        publish(List.of(fiche("permis-perdu", SearchableFiches.LOST_LICENCE.title(),
                SearchableFiches.LOST_LICENCE.summary(), SearchableFiches.LOST_LICENCE.sections().getFirst(),
                section("Coût", "Le nouveau permis est gratuit."))));

        await().until(() -> !model.passages.isEmpty());
        awaitEmbedded(PASSAGES, PASSAGES);
        assertThat(model.passages).singleElement().asString().endsWith("Le nouveau permis est gratuit.");
        await().untilAsserted(() -> assertThat(vectors()).isEqualTo(PASSAGES));
    }

    @Test
    void embedsATextOnceThatSeveralPassagesHave() throws IOException {
        publish(List.of(fiche("un", "Jumeaux", "Le même texte."), fiche("deux", "Jumeaux", "Le même texte.")));
        start();

        awaitEmbedded(PASSAGES + 1, PASSAGES + 1);
        assertThat(model.passages).filteredOn(text -> text.startsWith("Jumeaux")).hasSize(1);
    }

    @Test
    void forgetsVectorsThatNoPassageNeeds() throws IOException {
        start();
        awaitEmbedded(PASSAGES, PASSAGES);

        index.apply(List.of(new CatalogChange.Withdrawn(new FicheId("permis-perdu"), revision.incrementAndGet())));

        await().untilAsserted(() -> assertThat(vectors()).isEqualTo(PASSAGES - 3));
    }

    @Test
    void startsAnewForAnotherModel() throws IOException {
        start();
        awaitEmbedded(PASSAGES, PASSAGES);
        stop();
        model.passages.clear();
        model.name = "another";

        index = open(folder);
        start();

        awaitEmbedded(PASSAGES, PASSAGES);
        assertThat(model.passages).hasSize(PASSAGES);
        await().untilAsserted(() -> assertThat(vectors()).isEqualTo(PASSAGES));
    }

    @Test
    void startsAnewWhenTheModelChangesItsDimension() throws IOException {
        start();
        awaitEmbedded(PASSAGES, PASSAGES);
        model.extraDimensions = 3;

        publish(List.of(fiche("neuf", "Neuf", "Une fiche de plus.")));

        awaitEmbedded(PASSAGES + 1, PASSAGES + 1);
        await().untilAsserted(() -> assertThat(vectors()).isEqualTo(PASSAGES + 1));
    }

    @Test
    void takesVectorsOfALargeModel() {
        model.extraDimensions = 3_000;
        start();

        awaitEmbedded(PASSAGES, PASSAGES);
    }

    @Test
    void leavesOutWhatTheModelDoesNotTakeAndNothingElse() {
        model.refuses = texts -> texts.stream().anyMatch(text -> text.contains("timbre fiscal"));
        start();

        awaitEmbedded(PASSAGES, PASSAGES - 1);
        await().untilAsserted(
                () -> assertThat(fill.snapshot()).isEqualTo(new Snapshot(PASSAGES, PASSAGES - 1, 1, "")));
        int calls = model.calls.get();
        await().during(Duration.ofMillis(100)).until(() -> model.calls.get() == calls);
    }

    @Test
    void halvesBatchesThatAreTooLarge() {
        model.refuses = texts -> texts.size() > 1;
        start();

        awaitEmbedded(PASSAGES, PASSAGES);
        assertThat(fill.snapshot().refused()).isZero();
    }

    @Test
    void takesARefusalOfEverythingForAWrongSetting() throws IOException {
        start();
        awaitEmbedded(PASSAGES, PASSAGES);
        model.refuses = texts -> true;

        publish(List.of(fiche("neuf", "Neuf", "Une fiche de plus.")));
        await().untilAsserted(() -> assertThat(fill.snapshot().trouble()).isEqualTo("too long"));
        assertThat(fill.snapshot().refused()).isZero();

        model.refuses = texts -> false;
        awaitEmbedded(PASSAGES + 1, PASSAGES + 1);
        await().untilAsserted(() -> assertThat(fill.snapshot().trouble()).isEmpty());
    }

    @Test
    void waitsForAModelThatIsAway() {
        model.away = true;
        start();
        await().until(() -> model.calls.get() > 3);
        assertThat(fill.snapshot().trouble()).isEqualTo("away");

        model.away = false;

        awaitEmbedded(PASSAGES, PASSAGES);
        await().untilAsserted(() -> assertThat(fill.snapshot().trouble()).isEmpty());
    }

    @Test
    void asksAModelThatIsAwayEverMoreSeldom() {
        VectorFill.Pace pace = VectorFill.Pace.of(Duration.ofSeconds(1));

        assertThat(IntStream.of(1, 2, 3, 8, 9, 5_000).mapToObj(pace::after)).containsExactly(Duration.ofSeconds(2),
                Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(256), Duration.ofMinutes(5),
                Duration.ofMinutes(5));
    }

    @Test
    void keepsNothingOnceTurnedOff() throws IOException {
        index.settle();
        long before = size();
        model.extraDimensions = 3_000;
        start();
        awaitEmbedded(PASSAGES, PASSAGES);
        stop();
        assertThat(size()).isGreaterThan(before + PASSAGES * 3_000);

        index = open(folder);
        assertThat(index.forgetVectors()).isTrue();
        index.settle();

        assertThat(vectors()).isZero();
        assertThat(index.forgetVectors()).isFalse();
        index.close();
        assertThat(size()).isLessThan(before + 3_000);
    }

    private long size() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private void start() {
        fill = new VectorFill(model, () -> index, FAST);
        filling = fill.filling(lucene).subscribe();
    }

    private void stop() throws IOException {
        if (filling != null) {
            filling.dispose();
        }
        index.close();
    }

    private void awaitEmbedded(int passages, int embedded) {
        await().untilAsserted(() -> assertThat(fill.snapshot()).extracting(Snapshot::passages, Snapshot::embedded)
                .containsExactly(passages, embedded));
    }

    private int vectors() throws IOException {
        return index.read(view -> view.count(VectorDocuments.all()));
    }

    private void publish(List<Fiche> fiches) throws IOException {
        List<CatalogChange> changes = new ArrayList<>();
        fiches.forEach(fiche -> changes.add(new CatalogChange.Published(fiche, revision.incrementAndGet())));
        index.apply(changes);
    }

    private static FicheIndex open(Path folder) throws IOException {
        return switch (FicheIndex.open(folder, CATALOG, 1_000, QuestionWords.shipped().emptyWords())) {
            case FicheIndex.Opening.Opened(FicheIndex index) -> index;
            case FicheIndex.Opening.HeldElsewhere() -> throw new AssertionError("held elsewhere");
        };
    }

    private Path copyAsAKilledProcessLeavesIt() throws IOException {
        Path copy = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-killed"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }
}
