package fr.lanterne.knowledge;

/** How far the passages of this instance's index have their vectors; there only when an {@link Embedder} is used. */
@FunctionalInterface
public interface VectorStatus {

    /** Never waits. */
    Snapshot snapshot();

    /**
     * The state at one moment.
     *
     * @param passages with distinct texts, as far as counted
     * @param embedded those that have a vector
     * @param refused those that the model does not take
     * @param trouble why it does not go on, one sentence; empty when all is well
     */
    record Snapshot(int passages, int embedded, int refused, String trouble) {}
}
