package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Embedder;
import fr.lanterne.knowledge.ModelAnswer;
import fr.lanterne.knowledge.VectorStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Sees to it that each passage of an index has its vector: some hundred at a time, each time kept for good, so that
 * whoever is killed goes on where it was. A model that is away is asked again after ever longer pauses.
 */
final class VectorFill implements VectorStatus {

    /** So many texts are embedded before they are kept. */
    private static final int ROUND = 512;

    /** After so many at once the index is brought into one piece. */
    private static final int MANY = 200;

    private static final long TOLD_EVERY = Duration.ofMinutes(1).toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(VectorFill.class);

    private final Embedder embedder;
    private final Callable<FicheIndex> index;
    private final Pace pace;
    private final Set<BytesRef> refused = new HashSet<>();
    private @Nullable VectorSpace space;
    private Optional<IndexVersion> filled = Optional.empty();
    private boolean announced;
    private int added;
    private int failures;
    private long toldAt = System.nanoTime();
    private volatile Snapshot snapshot = new Snapshot(0, 0, 0, "");

    /**
     * How often it looks.
     *
     * @param idle between two looks for new passages
     * @param first after the first failure, twice as long after each further one
     * @param longest never longer than that
     */
    record Pace(Duration idle, Duration first, Duration longest) {

        static Pace of(Duration idle) {
            return new Pace(idle, idle.multipliedBy(2), Duration.ofMinutes(5));
        }

        Duration after(int failures) {
            Duration pause = first.multipliedBy(1L << Math.min(20, failures - 1));
            return pause.compareTo(longest) > 0 ? longest : pause;
        }
    }

    /** An index as it was opened once, and how far it followed then. */
    private record IndexVersion(FicheIndex index, long revision) {}

    /** What a round came to. */
    private enum Round {
        ADDED, NOTHING_TO_DO, TROUBLE
    }

    /** @param index fails while there is none */
    VectorFill(Embedder embedder, Callable<FicheIndex> index, Pace pace) {
        this.embedder = embedder;
        this.index = index;
        this.pace = pace;
    }

    @Override
    public Snapshot snapshot() {
        return snapshot;
    }

    /** One round after the other, for ever. */
    Mono<Void> filling(LuceneThreads lucene) {
        return Mono.defer(() -> round(lucene)).onErrorResume(fault -> Mono.just(trouble(fault.toString())))
                .flatMap(round -> Mono.delay(pauseAfter(round))).repeat().then();
    }

    private Duration pauseAfter(Round round) {
        failures = round == Round.TROUBLE ? failures + 1 : 0;
        return switch (round) {
            case ADDED -> Duration.ZERO;
            case NOTHING_TO_DO -> pace.idle();
            case TROUBLE -> pace.after(failures);
        };
    }

    private Mono<Round> round(LuceneThreads lucene) {
        return lucene.run(this::isFilled).flatMap(done -> done
                ? Mono.just(Round.NOTHING_TO_DO)
                : space().flatMap(known -> lucene.run(() -> missing(known)).flatMap(texts -> texts.isEmpty()
                        ? lucene.run(() -> finished(known))
                        : Mono.fromFuture(() -> EmbeddedTexts.by(embedder, texts))
                                .flatMap(found -> lucene.run(() -> keep(known, found)))))
                        .switchIfEmpty(Mono.just(Round.TROUBLE)));
    }

    private boolean isFilled() throws Exception {
        FicheIndex current = index.call();
        VectorSpace known = space;
        return filled.equals(Optional.of(new IndexVersion(current, current.revision())))
                && known != null && current.read(view -> view.knownVectors(known).isPresent());
    }

    /** Empty when the model does not tell. */
    private Mono<VectorSpace> space() {
        VectorSpace known = space;
        if (known != null) {
            return Mono.just(known);
        }
        return Mono.fromFuture(() -> EmbeddedTexts.dimension(embedder)).flatMap(answer -> switch (answer) {
            case ModelAnswer.Given<Integer>(Integer dimension) -> {
                VectorSpace found = new VectorSpace(embedder.name(), dimension);
                space = found;
                yield Mono.just(found);
            }
            case ModelAnswer.Refused<Integer>(String reason) -> nothing(reason);
            case ModelAnswer.Missing<Integer>(String reason) -> nothing(reason);
        });
    }

    private Mono<VectorSpace> nothing(String reason) {
        trouble(reason);
        return Mono.empty();
    }

    private Map<BytesRef, String> missing(VectorSpace known) throws Exception {
        return index.call().read(view -> {
            PassageVectors vectors = view.vectors(known);
            count(vectors, snapshot.trouble());
            Map<BytesRef, String> texts = vectors.missing(ROUND, refused);
            if (!texts.isEmpty() && !announced) {
                LOG.info("{} of {} passages are without a vector of {}; they are embedded in the background",
                        vectors.texts() - vectors.present(), vectors.texts(), model());
                announced = true;
            }
            return texts;
        });
    }

    private Round keep(VectorSpace known, EmbeddedTexts found) throws Exception {
        if (found.vectors().values().stream().anyMatch(vector -> vector.length != known.dimension())) {
            space = null;
            return trouble("the model changed the dimension of its vectors");
        }
        refused.addAll(found.refused());
        FicheIndex current = index.call();
        if (!found.vectors().isEmpty()) {
            current.add(known, found.vectors());
            added += found.vectors().size();
            current.read(view -> count(view.vectors(known), found.missing()));
        }
        if (!found.missing().isEmpty()) {
            return trouble(found.missing());
        }
        tell();
        return Round.ADDED;
    }

    private Round finished(VectorSpace known) throws Exception {
        FicheIndex current = index.call();
        long revision = current.revision();
        current.tidy(known);
        if (added >= MANY) {
            current.settle();
        }
        // Questions go by words alone until the vectors of the index as it now is are known.
        current.read(view -> count(view.vectors(known), ""));
        if (announced) {
            LOG.info("{} of {} passages have a vector of {}{}", snapshot.embedded(), snapshot.passages(),
                    model(), refused.isEmpty() ? "" : "; it refused " + refused.size());
        }
        added = 0;
        announced = false;
        filled = Optional.of(new IndexVersion(current, revision));
        snapshot = new Snapshot(snapshot.passages(), snapshot.embedded(), refused.size(), "");
        return Round.NOTHING_TO_DO;
    }

    private Snapshot count(PassageVectors vectors, String trouble) {
        snapshot = new Snapshot(vectors.texts(), vectors.present(), refused.size(), trouble);
        return snapshot;
    }

    private void tell() {
        if (System.nanoTime() - toldAt > TOLD_EVERY) {
            toldAt = System.nanoTime();
            LOG.info("{} of {} passages have a vector", snapshot.embedded(), snapshot.passages());
        }
    }

    /** The first line of its name. */
    private String model() {
        return embedder.name().lines().findFirst().orElse("");
    }

    /** Says once what is wrong. */
    private Round trouble(String reason) {
        Snapshot before = snapshot;
        if (!reason.equals(before.trouble())) {
            LOG.warn("The passages cannot be embedded, which is tried again after a pause: {}", reason);
        }
        snapshot = new Snapshot(before.passages(), before.embedded(), before.refused(), reason);
        return Round.TROUBLE;
    }
}
