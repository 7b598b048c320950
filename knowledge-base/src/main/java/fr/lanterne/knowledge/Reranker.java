package fr.lanterne.knowledge;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An outside model that reads a question beside passages and tells how well each answers. */
@FunctionalInterface
public interface Reranker {

    /**
     * Asks for a score of each passage, in their order: finite, the higher the better, on whatever scale the model has.
     * Never fails, and ends within a short time that the implementation limits. Cancelling stops the call.
     *
     * @param question without personal data
     * @param passages at least one
     */
    CompletableFuture<ModelAnswer<List<Double>>> scores(String question, List<String> passages);
}
