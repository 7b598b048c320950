package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Credit;
import fr.lanterne.knowledge.KnowledgeStatus;
import fr.lanterne.knowledge.catalog.Catalog;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The catalog's state beside the index's. */
final class CurrentStatus implements KnowledgeStatus {

    private final Catalog catalog;
    private final FollowedIndex index;

    CurrentStatus(Catalog catalog, FollowedIndex index) {
        this.catalog = catalog;
        this.index = index;
    }

    @Override
    public Mono<Snapshot> snapshot() {
        return Mono.zip(catalog.count(), catalog.revision(),
                (fiches, revision) -> new Snapshot(fiches, revision, index.revision()));
    }

    @Override
    public Flux<Credit> credits() {
        return catalog.credits();
    }
}
