package fr.lanterne.knowledge;

import java.util.List;
import reactor.core.publisher.Mono;

/** What a published fiche says, for those who know which fiche they want. */
@FunctionalInterface
public interface FichePassages {

    /** In the fiche's order; empty when no such fiche is published. */
    Mono<List<Passage>> of(FicheId fiche);
}
