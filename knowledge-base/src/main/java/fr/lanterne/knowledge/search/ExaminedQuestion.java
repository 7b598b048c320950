package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.FicheId;
import java.util.List;

/**
 * What models are fitted on.
 *
 * @param fiches the candidates for a question, best first
 * @param features a row for each, by {@link OfflineIndex#featureNames()}
 * @param evidence for one of the first three being the answer, by {@link OfflineIndex#evidenceNames()}
 */
public record ExaminedQuestion(List<FicheId> fiches, double[][] features, double[] evidence) {
    public ExaminedQuestion {
        fiches = List.copyOf(fiches);
    }
}
