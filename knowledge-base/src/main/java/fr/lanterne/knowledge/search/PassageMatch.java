package fr.lanterne.knowledge.search;

import java.util.Comparator;

/**
 * A passage that matches a question.
 *
 * @param document of the index
 * @param matched the terms of the question that it holds, a bit for each in their order
 */
record PassageMatch(int document, double score, long matched) {

    /** Of equal scores the one that stands first. */
    static final Comparator<PassageMatch> BEST_FIRST = Comparator.comparingDouble(PassageMatch::score).reversed()
            .thenComparingInt(PassageMatch::document);
}
