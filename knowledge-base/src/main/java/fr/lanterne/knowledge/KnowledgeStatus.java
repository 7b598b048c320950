package fr.lanterne.knowledge;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the knowledge base holds right now. */
public interface KnowledgeStatus {

    /** Never an error while the database answers. */
    Mono<Snapshot> snapshot();

    /** The data sets that were imported, latest first. */
    Flux<Credit> credits();

    /**
     * The state at one moment.
     *
     * @param fiches published fiches
     * @param catalogRevision of the latest change
     * @param indexedRevision up to where the index of this instance has followed
     */
    record Snapshot(long fiches, long catalogRevision, long indexedRevision) {}
}
