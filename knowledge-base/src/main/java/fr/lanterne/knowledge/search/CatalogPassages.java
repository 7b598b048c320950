package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.FichePassages;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.catalog.Catalog;
import java.util.List;
import reactor.core.publisher.Mono;

/** The passages of the fiches in the catalog, cut as the index has them. */
record CatalogPassages(Catalog catalog) implements FichePassages {

    @Override
    public Mono<List<Passage>> of(FicheId fiche) {
        return catalog.find(fiche).map(PassageCutter::cut).defaultIfEmpty(List.of());
    }
}
