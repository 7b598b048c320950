package fr.lanterne.knowledge;

import reactor.core.publisher.Mono;

/** Tells content people why a question finds the fiches that it finds. */
@FunctionalInterface
public interface Explainer {

    /** What {@link Retriever#retrieve} gives for the question, with what led to it; the same limits and errors. */
    Mono<Explained> explain(String question);
}
