package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.Explained;
import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.Retrieval;
import java.util.List;

/**
 * One question of the set and what the search made of it.
 *
 * @param rank of the first expected fiche, from 1; {@link #NOT_FOUND} when it is not among the hits
 * @param nanos how long the search took
 */
record Result(QuestionSet.Row row, Explained explained, int rank, long nanos) {

    static final int NOT_FOUND = Integer.MAX_VALUE;

    static Result of(QuestionSet.Row row, Explained explained, long nanos) {
        return new Result(row, explained, rank(row, explained.retrieval().hits()), nanos);
    }

    boolean isAnswered() {
        return explained.retrieval() instanceof Retrieval.Found;
    }

    boolean isClarified() {
        return explained.retrieval() instanceof Retrieval.Unclear;
    }

    boolean isAnsweredFrom(double threshold) {
        return !explained.retrieval().hits().isEmpty() && explained.retrieval().confidence() >= threshold;
    }

    boolean citesExpected() {
        return rank <= Retrieval.CITED;
    }

    /** Ties count against us: an expected fiche stands behind all others of its score. */
    private static int rank(QuestionSet.Row row, List<FicheHit> hits) {
        for (FicheHit hit : hits) {
            if (row.expected().contains(hit.id())) {
                return 1 + (int) hits.stream()
                        .filter(other -> !row.expected().contains(other.id()) && other.score() >= hit.score()).count()
                        + (int) hits.stream()
                                .filter(other -> row.expected().contains(other.id()) && other.score() > hit.score())
                                .count();
            }
        }
        return NOT_FOUND;
    }
}
