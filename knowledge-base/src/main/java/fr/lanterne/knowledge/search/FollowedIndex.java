package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Explained;
import fr.lanterne.knowledge.Explainer;
import fr.lanterne.knowledge.IndexFollower;
import fr.lanterne.knowledge.Retrieval;
import fr.lanterne.knowledge.Retriever;
import fr.lanterne.knowledge.VectorStatus;
import fr.lanterne.knowledge.catalog.Catalog;
import fr.lanterne.knowledge.catalog.CatalogChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The index of this instance: follows the catalog and answers questions; all of Lucene's work crosses to its own threads here. */
final class FollowedIndex implements IndexFollower, Retriever, Explainer, AutoCloseable {

    private static final int PAGE = 200;

    /** After so many at once the index is brought into one piece. */
    private static final int MANY_CHANGES = 200;
    private static final Logger LOG = LoggerFactory.getLogger(FollowedIndex.class);

    private final Catalog catalog;
    private final SearchProperties properties;
    private final QuestionWords words;
    private final PassageRetrieval retrieval;
    private final LuceneThreads lucene = new LuceneThreads();
    private final Sinks.Many<Long> reached = Sinks.many().replay().latest();
    private final Sinks.Empty<Void> inStep = Sinks.empty();
    private final OutsideModels models;
    private final Optional<VectorFill> fill;
    private volatile @Nullable Disposable following;
    private volatile @Nullable FicheIndex index;
    private volatile String trouble = "";

    FollowedIndex(Catalog catalog, SearchProperties properties, QuestionWords words, OutsideModels models) {
        this.catalog = catalog;
        this.properties = properties;
        this.words = words;
        this.retrieval = PassageRetrieval.shipped(words, properties.answer().threshold());
        this.models = models;
        this.fill = models.embedder().map(embedder -> new VectorFill(embedder, this::opened,
                VectorFill.Pace.of(properties.index().poll())));
    }

    @Override
    public synchronized void start() {
        if (following == null) {
            following = Disposables.composite(follow().subscribe(),
                    fill.map(vectors -> inStep.asMono().then(vectors.filling(lucene)).subscribe())
                            .orElseGet(Disposables::disposed));
        }
    }

    @Override
    public Mono<Long> caughtUp() {
        return catalog.revision()
                .flatMap(target -> reached.asFlux().filter(revision -> revision >= target).next());
    }

    @Override
    public Mono<Retrieval> retrieve(String question) {
        return explain(question).map(Explained::retrieval);
    }

    @Override
    public Mono<Explained> explain(String question) {
        return filled().then(models.areNone()
                ? lucene.run(() -> opened().read(view -> retrieval.retrieve(question, view)))
                : models.vector(question).flatMap(vector -> Mono.using(() -> opened().hold(),
                        index -> explain(question, vector, index.view()), FollowedIndex::release)));
    }

    private Mono<Explained> explain(String question, Optional<float[]> vector, IndexView view) {
        return lucene.run(() -> ordered(question, vector, view))
                .flatMap(ordered -> models.scores(question, ordered.texts())
                        .flatMap(scores -> lucene.run(() -> retrieval.explained(ordered.searched(),
                                Fusion.reranked(ordered.fiches(), scores.orElse(List.of()),
                                        models.rerankWeight())))));
    }

    /**
     * The fiches for a question before they are put to the reranker.
     *
     * @param texts of the first of them, for the reranker
     */
    private record Ordered(Searched searched, List<Ranked> fiches, List<String> texts) {}

    private Ordered ordered(String question, Optional<float[]> vector, IndexView view) throws IOException {
        Searched searched = retrieval.search(question,
                vector.isPresent() ? models.meaning(vector.get(), view) : Optional.empty(), view);
        List<Ranked> fiches = searched.fusion().byMeaning(models.meaningWeight());
        return new Ordered(searched, fiches, searched.texts(fiches, models.reranked()));
    }

    private static void release(FicheIndex.Held index) {
        try {
            index.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be let go", e);
        }
    }

    /** How far the passages have their vectors; empty when none are wanted. */
    Optional<VectorStatus> vectors() {
        return fill.map(each -> each);
    }

    /**
     * Waits, for a while, for an index that is being filled for the first time or soon will be: half of one would find the
     * wrong things. Nothing to wait for when it cannot be filled.
     */
    private Mono<Void> filled() {
        return Mono.defer(() -> !trouble.isEmpty()
                ? Mono.empty()
                : inStep.asMono().timeout(properties.index().patience(), Mono.empty()));
    }

    /** Up to where the catalog was followed, 0 before following starts. */
    long revision() {
        FicheIndex current = index;
        return current == null ? 0 : current.revision();
    }

    @Override
    public synchronized void close() throws IOException {
        if (following != null) {
            following.dispose();
        }
        closeIndex();
        lucene.close();
    }

    /** One step after the other, each a moment after the last one ended, whatever became of it. */
    private Flux<Void> follow() {
        return Mono.defer(this::catchUp).doOnSuccess(done -> report("", null))
                .onErrorResume(failure -> Mono.fromRunnable(() -> report(failure.toString(), failure)))
                .repeatWhen(ends -> ends.delayElements(properties.index().poll()));
    }

    private Mono<Void> catchUp() {
        return Mono.zip(catalog.id(), catalog.revision())
                .flatMap(state -> lucene.run(() -> open(state.getT1(), state.getT2())))
                .flatMap(ignored -> Mono.defer(this::nextPage).repeat().takeUntil(size -> size < PAGE)
                        .reduce(0, Integer::sum))
                .doOnNext(changes -> inStep.tryEmitEmpty())
                .flatMap(changes -> changes < MANY_CHANGES ? Mono.<Boolean>empty() : lucene.run(this::settle)).then();
    }

    private boolean settle() throws IOException {
        opened().settle();
        return true;
    }

    private Mono<Integer> nextPage() {
        return catalog.changesSince(revision(), PAGE).collectList()
                .flatMap(changes -> lucene.run(() -> apply(changes)));
    }

    private Integer apply(List<CatalogChange> changes) throws IOException {
        try {
            opened().apply(changes);
            reached.emitNext(revision(), Sinks.EmitFailureHandler.FAIL_FAST);
            return changes.size();
        } catch (IOException | RuntimeException e) {
            closeIndex();
            throw e;
        }
    }

    private synchronized FicheIndex open(UUID id, long catalogRevision) throws IOException {
        if (index != null && index.revision() <= catalogRevision) {
            return index;
        }
        closeIndex();
        return switch (FicheIndex.open(properties.indexFolder(), id, catalogRevision, words.emptyWords())) {
            case FicheIndex.Opening.Opened(FicheIndex opened) -> {
                if (models.embedder().isEmpty()) {
                    opened.forgetVectors();
                }
                index = opened;
                yield opened;
            }
            case FicheIndex.Opening.HeldElsewhere() -> throw new IllegalStateException("the index in "
                    + properties.indexFolder() + " is written by another process; stop it or set lanterne.data-dir "
                    + "(LANTERNE_DATA_DIR) to another folder");
        };
    }

    private synchronized void closeIndex() throws IOException {
        FicheIndex current = index;
        index = null;
        if (current != null) {
            current.close();
        }
    }

    private FicheIndex opened() {
        FicheIndex current = index;
        if (current == null) {
            throw new IllegalStateException(
                    "The index in " + properties.indexFolder() + " is not open: " + (trouble.isEmpty()
                            ? "following the catalog has not started"
                            : trouble));
        }
        return current;
    }

    /** Says once what is wrong, and once that it is over. */
    private void report(String now, @Nullable Throwable failure) {
        if (!now.equals(trouble)) {
            if (failure == null) {
                LOG.info("The index follows the catalog again");
            } else {
                LOG.warn("The index cannot follow the catalog, which is tried again every {}: {}",
                        properties.index().poll(), now, failure);
            }
            trouble = now;
        }
    }
}
