package fr.lanterne.knowledge;

import java.util.List;

/** What a search for a question came to. */
public sealed interface Retrieval {

    /** Best first; may be empty when nothing matched at all. */
    List<FicheHit> hits();

    /** How sure it is that one of the first three fiches answers the question, from 0 to 1. */
    double confidence();

    /** Sure enough to answer from the first hits. */
    record Found(List<FicheHit> hits, double confidence) implements Retrieval {
        public Found {
            hits = List.copyOf(hits);
            if (hits.isEmpty()) {
                throw new IllegalArgumentException("found nothing");
            }
        }
    }

    /** Not sure enough: the hits are the nearest, none is to be stated as an answer. */
    record NothingRelevant(List<FicheHit> hits, double confidence) implements Retrieval {
        public NothingRelevant {
            hits = List.copyOf(hits);
        }
    }
}
