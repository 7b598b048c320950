package fr.lanterne.knowledge;

import java.util.List;

/**
 * A fiche that was found, with those of its passages that speak of the question.
 *
 * @param score the chance, from 0 to 1, that this is the fiche to answer from if any of those that match is
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
