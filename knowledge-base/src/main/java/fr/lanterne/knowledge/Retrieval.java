package fr.lanterne.knowledge;

import java.util.List;

/** What a search for a question came to. */
public sealed interface Retrieval {

    /** An answer cites at most so many fiches. */
    int CITED = 3;

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

    /**
     * Several situations or fiches compete: one question with these choices would settle which answers.
     *
     * @param hits those that compete first
     * @param choices two to four distinct short labels in French, as a citizen would put it: situations of the best fiche
     *     (« Majeur », « Mineur ») or titles of fiches
     */
    record Unclear(List<FicheHit> hits, List<String> choices, double confidence) implements Retrieval {

        public static final int MIN_CHOICES = 2;
        public static final int MAX_CHOICES = 4;

        public Unclear {
            hits = List.copyOf(hits);
            choices = choices.stream().map(String::strip).toList();
            if (hits.isEmpty()) {
                throw new IllegalArgumentException("nothing competes");
            }
            if (choices.size() < MIN_CHOICES || choices.size() > MAX_CHOICES) {
                throw new IllegalArgumentException("a clarifying question has " + MIN_CHOICES + " to " + MAX_CHOICES
                        + " choices, not " + choices.size());
            }
            if (choices.stream().anyMatch(String::isEmpty) || choices.stream().distinct().count() < choices.size()) {
                throw new IllegalArgumentException("the choices must differ and none be empty: " + choices);
            }
        }
    }
}
