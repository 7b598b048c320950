package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Embedder;
import fr.lanterne.knowledge.Embedder.Purpose;
import fr.lanterne.knowledge.ModelAnswer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.lucene.util.BytesRef;

/**
 * What became of texts that were to be embedded, by their digests.
 *
 * @param missing why the rest is not there; empty when each was embedded or refused
 */
record EmbeddedTexts(Map<BytesRef, float[]> vectors, Set<BytesRef> refused, String missing) {

    /** A text that any model takes. */
    private static final String HARMLESS = "Bonjour";

    EmbeddedTexts {
        vectors = Map.copyOf(vectors);
        refused = Set.copyOf(refused);
    }

    private static final EmbeddedTexts NONE = new EmbeddedTexts(Map.of(), Set.of(), "");

    /** A text with its digest. */
    private record Text(BytesRef digest, String text) {}

    /**
     * Embeds texts a batch after the other. A batch that is refused is halved until it is known which texts are. Ends at the
     * first batch for which the model is missing; so it does when the model refuses everything, harmless as it may be.
     */
    static CompletableFuture<EmbeddedTexts> by(Embedder embedder, Map<BytesRef, String> texts) {
        List<Text> all = texts.entrySet().stream().map(each -> new Text(each.getKey(), each.getValue())).toList();
        return from(embedder, all, NONE);
    }

    /** The dimension of a model's vectors. */
    static CompletableFuture<ModelAnswer<Integer>> dimension(Embedder embedder) {
        return embedder.embed(List.of(HARMLESS), Purpose.PASSAGE).thenApply(answer -> switch (answer) {
            case ModelAnswer.Given<List<float[]>>(List<float[]> vectors) ->
                new ModelAnswer.Given<>(vectors.getFirst().length);
            case ModelAnswer.Refused<List<float[]>>(String reason) -> new ModelAnswer.Refused<>(reason);
            case ModelAnswer.Missing<List<float[]>>(String reason) -> new ModelAnswer.Missing<>(reason);
        });
    }

    private static CompletableFuture<EmbeddedTexts> from(Embedder embedder, List<Text> texts, EmbeddedTexts done) {
        if (texts.isEmpty() || !done.missing().isEmpty()) {
            return CompletableFuture.completedFuture(done);
        }
        int size = Math.min(texts.size(), embedder.batchSize());
        return batch(embedder, texts.subList(0, size)).thenCompose(batch -> believed(embedder, batch))
                .thenCompose(batch -> from(embedder, texts.subList(size, texts.size()), done.and(batch)));
    }

    private static CompletableFuture<EmbeddedTexts> batch(Embedder embedder, List<Text> texts) {
        return embedder.embed(texts.stream().map(Text::text).toList(), Purpose.PASSAGE)
                .thenCompose(answer -> switch (answer) {
                    case ModelAnswer.Given<List<float[]>>(List<float[]> vectors) ->
                        CompletableFuture.completedFuture(given(texts, vectors));
                    case ModelAnswer.Missing<List<float[]>>(String reason) ->
                        CompletableFuture.completedFuture(new EmbeddedTexts(Map.of(), Set.of(), reason));
                    case ModelAnswer.Refused<List<float[]>> refused when texts.size() == 1 -> CompletableFuture
                            .completedFuture(new EmbeddedTexts(Map.of(), Set.of(texts.getFirst().digest()), ""));
                    case ModelAnswer.Refused<List<float[]>> refused -> halves(embedder, texts);
                });
    }

    private static CompletableFuture<EmbeddedTexts> halves(Embedder embedder, List<Text> texts) {
        int half = texts.size() / 2;
        return batch(embedder, texts.subList(0, half)).thenCompose(first -> first.missing().isEmpty()
                ? batch(embedder, texts.subList(half, texts.size())).thenApply(first::and)
                : CompletableFuture.completedFuture(first));
    }

    /** A wrong setting looks like a refusal of every text. */
    private static CompletableFuture<EmbeddedTexts> believed(Embedder embedder, EmbeddedTexts batch) {
        if (!batch.vectors().isEmpty() || batch.refused().isEmpty()) {
            return CompletableFuture.completedFuture(batch);
        }
        return dimension(embedder).thenApply(answer -> switch (answer) {
            case ModelAnswer.Given<Integer> given -> batch;
            case ModelAnswer.Refused<Integer>(String reason) -> new EmbeddedTexts(Map.of(), Set.of(), reason);
            case ModelAnswer.Missing<Integer>(String reason) -> new EmbeddedTexts(Map.of(), Set.of(), reason);
        });
    }

    private static EmbeddedTexts given(List<Text> texts, List<float[]> vectors) {
        Map<BytesRef, float[]> byDigest = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            byDigest.put(texts.get(i).digest(), vectors.get(i));
        }
        return new EmbeddedTexts(byDigest, Set.of(), "");
    }

    private EmbeddedTexts and(EmbeddedTexts next) {
        Map<BytesRef, float[]> all = new HashMap<>(vectors);
        all.putAll(next.vectors());
        Set<BytesRef> left = new HashSet<>(refused);
        left.addAll(next.refused());
        return new EmbeddedTexts(all, left, next.missing());
    }
}
