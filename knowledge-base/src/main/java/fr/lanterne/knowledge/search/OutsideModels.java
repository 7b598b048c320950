package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Embedder;
import fr.lanterne.knowledge.ModelAnswer;
import fr.lanterne.knowledge.Reranker;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The outside models that the search may ask, and how much they count. What they do not tell in time is left out. */
final class OutsideModels {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideModels.class);

    private final Optional<Embedder> embedder;
    private final Optional<Reranker> reranker;
    private final NeuralProperties properties;
    private final AtomicReference<String> embedderTrouble = new AtomicReference<>("");
    private final AtomicReference<String> rerankerTrouble = new AtomicReference<>("");

    OutsideModels(@Nullable Embedder embedder, @Nullable Reranker reranker, NeuralProperties properties) {
        this.embedder = Optional.ofNullable(embedder).filter(any -> properties.embeddings().weight() > 0);
        this.reranker = Optional.ofNullable(reranker).filter(any -> properties.rerank().weight() > 0);
        this.properties = properties;
    }

    static OutsideModels none() {
        return new OutsideModels(null, null, new NeuralProperties(new NeuralProperties.Embeddings(0),
                new NeuralProperties.Rerank(0, 2)));
    }

    Optional<Embedder> embedder() {
        return embedder;
    }

    /** A question's vector beside those of an index; empty until these are known. */
    Optional<Meaning> meaning(float[] question, IndexView view) {
        return embedder.flatMap(model -> view.knownVectors(new VectorSpace(model.name(), question.length)))
                .map(vectors -> new Meaning(question, view, vectors));
    }

    boolean areNone() {
        return embedder.isEmpty() && reranker.isEmpty();
    }

    double meaningWeight() {
        return properties.embeddings().weight();
    }

    double rerankWeight() {
        return properties.rerank().weight();
    }

    /** How many fiches are put to the reranker; 0 without one. */
    int reranked() {
        return reranker.isPresent() ? properties.rerank().candidates() : 0;
    }

    /** The vector of a question; empty when it cannot be had. */
    Mono<Optional<float[]>> vector(String question) {
        String read = QuestionReader.shortened(question);
        if (embedder.isEmpty() || read.isBlank()) {
            return Mono.just(Optional.empty());
        }
        return asked("embeddings", embedderTrouble,
                () -> embedder.get().embed(List.of(read), Embedder.Purpose.QUESTION), List::getFirst);
    }

    /** Scores of passages in their order; empty when they cannot be had. */
    Mono<Optional<List<Double>>> scores(String question, List<String> passages) {
        if (reranker.isEmpty() || passages.size() < 2) {
            return Mono.just(Optional.empty());
        }
        return asked("reranker", rerankerTrouble,
                () -> reranker.get().scores(QuestionReader.shortened(question), passages), Function.identity());
    }

    private static <T, R> Mono<Optional<R>> asked(String what, AtomicReference<String> trouble,
            Supplier<CompletableFuture<ModelAnswer<T>>> call, Function<T, R> wanted) {
        return Mono.fromFuture(call).map(answer -> switch (answer) {
            case ModelAnswer.Given<T>(T value) -> {
                told(what, trouble, "");
                yield Optional.of(wanted.apply(value));
            }
            case ModelAnswer.Refused<T>(String reason) -> {
                LOG.debug("The {} refused a question: {}", what, reason);
                yield Optional.empty();
            }
            case ModelAnswer.Missing<T>(String reason) -> {
                told(what, trouble, reason);
                yield Optional.empty();
            }
        });
    }

    /** Once that it is away, once that it is there again. */
    private static void told(String what, AtomicReference<String> trouble, String now) {
        String before = trouble.getAndSet(now);
        if (before.isEmpty() && !now.isEmpty()) {
            LOG.warn("The search goes on without the {}: {}", what, now);
        } else if (!before.isEmpty() && now.isEmpty()) {
            LOG.info("The search has the {} again", what);
        }
    }
}
