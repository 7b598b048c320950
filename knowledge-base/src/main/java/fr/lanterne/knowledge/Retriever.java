package fr.lanterne.knowledge;

import reactor.core.publisher.Mono;

/** Finds the fiches that answer a question. */
@FunctionalInterface
public interface Retriever {

    /**
     * Finds the fiches that answer a question, as written by a citizen: any spelling, any length; what exceeds 2,000
     * characters is not read. An error is a fault of the index, never "nothing found".
     */
    Mono<Retrieval> retrieve(String question);
}
