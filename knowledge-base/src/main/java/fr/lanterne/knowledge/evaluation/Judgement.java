package fr.lanterne.knowledge.evaluation;

/**
 * What models gave for a question that they were not fitted on.
 *
 * @param set where the question comes from
 * @param rank of the first expected fiche, from 1; {@link Result#NOT_FOUND} when there is none
 */
record Judgement(String set, int rank, double confidence) {

    /** An answer cites at most so many fiches. */
    private static final int CITED = 3;

    boolean citesExpected() {
        return rank <= CITED;
    }
}
