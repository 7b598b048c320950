package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.Retrieval;
/**
 * What models gave for a question that they were not fitted on.
 *
 * @param set where the question comes from
 * @param rank of the first expected fiche, from 1; {@link Result#NOT_FOUND} when there is none
 */
record Judgement(String set, int rank, double confidence) {

    boolean citesExpected() {
        return rank <= Retrieval.CITED;
    }
}
