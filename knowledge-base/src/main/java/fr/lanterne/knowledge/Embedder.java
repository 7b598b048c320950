package fr.lanterne.knowledge;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An outside model that turns texts into vectors, near each other when the texts mean the like. */
public interface Embedder {

    /** What a text is embedded for: some models are told. */
    enum Purpose {
        QUESTION, PASSAGE
    }

    /** The model with whatever else changes its vectors: those of one name may be compared, others never. */
    String name();

    /** How many texts it is asked for at once, at most. */
    int batchSize();

    /**
     * Asks for a vector of each text, in their order: all of one dimension, each number finite, none all zeros. Never
     * fails, and ends within a time that the implementation limits: a short one for questions, as a citizen waits. Cancelling
     * stops the call.
     *
     * @param texts at least one, without personal data
     */
    CompletableFuture<ModelAnswer<List<float[]>>> embed(List<String> texts, Purpose purpose);
}
