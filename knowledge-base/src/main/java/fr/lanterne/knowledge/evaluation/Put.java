package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.FicheId;
import java.util.Set;

/**
 * A question that a model is taught or tried with.
 *
 * @param expected any of these fiches answers it; none does when it is empty
 * @param set where it comes from
 * @param fold the part of all questions that it is tried with
 */
record Put(String text, Set<FicheId> expected, String set, int fold) {
    Put {
        expected = Set.copyOf(expected);
    }
}
