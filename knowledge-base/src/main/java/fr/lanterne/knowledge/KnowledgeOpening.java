package fr.lanterne.knowledge;

import reactor.core.publisher.Mono;

/** Opens the knowledge base for questions. */
@FunctionalInterface
public interface KnowledgeOpening {

    /**
     * Publishes the fiches that come in the jar, unless this very set was published before, and lets the index follow the
     * catalog. Completes with the revision at which the index is in step.
     */
    Mono<Long> open();
}
