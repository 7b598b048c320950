package fr.lanterne.knowledge;

import java.util.List;

/**
 * A fiche that was found, with those of its passages that speak of the question.
 *
 * @param score comparable within one retrieval only, higher is better
 * @param passages best first, at least one
 */
public record FicheHit(FicheId id, String title, double score, List<Passage> passages) {

    public FicheHit {
        passages = List.copyOf(passages);
        if (passages.isEmpty()) {
            throw new IllegalArgumentException("fiche " + id + " was found by no passage");
        }
    }
}
