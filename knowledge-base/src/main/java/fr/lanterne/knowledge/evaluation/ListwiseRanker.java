package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.search.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns to rank: the weights for which the expected fiches take most of the softmax over the candidates of each question.
 *
 * @see <a href="https://doi.org/10.1145/1273496.1273513">Cao et al., Learning to rank: from pairwise approach to listwise
 *     approach (2007)</a>
 */
final class ListwiseRanker {

    private ListwiseRanker() {}

    /**
     * The candidates of a question.
     *
     * @param rows the features of each
     * @param expected whether each answers the question; at least one does
     */
    record Candidates(double[][] rows, boolean[] expected) {}

    /** @param penalty on the squares of the weights of scaled features, beside the sum of the questions' losses */
    static LinearModel fit(List<String> names, List<Candidates> questions, double penalty) {
        List<double[]> rows = new ArrayList<>();
        questions.forEach(question -> rows.addAll(Arrays.asList(question.rows())));
        Scale scale = Scale.of(rows);
        List<Candidates> scaled = questions.stream().map(question -> new Candidates(
                Arrays.stream(question.rows()).map(scale::scaled).toArray(double[][]::new), question.expected()))
                .toList();
        double[] weights = Minimum.of((point, gradient) -> loss(scaled, penalty, point, gradient), names.size());
        return scale.unscaled(names, weights, 0);
    }

    private static double loss(List<Candidates> questions, double penalty, double[] weights, double[] gradient) {
        double loss = 0;
        for (int i = 0; i < weights.length; i++) {
            loss += penalty / 2 * weights[i] * weights[i];
            gradient[i] = penalty * weights[i];
        }
        for (Candidates question : questions) {
            loss += loss(question, weights, gradient);
        }
        return loss;
    }

    private static double loss(Candidates question, double[] weights, double[] gradient) {
        double[] worth = new double[question.rows().length];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < worth.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                worth[i] += weights[j] * question.rows()[i][j];
            }
            most = Math.max(most, worth[i]);
        }
        double all = 0;
        double expected = 0;
        for (int i = 0; i < worth.length; i++) {
            worth[i] = Math.exp(worth[i] - most);
            all += worth[i];
            expected += question.expected()[i] ? worth[i] : 0;
        }
        for (int i = 0; i < worth.length; i++) {
            double pull = worth[i] / all - (question.expected()[i] ? worth[i] / expected : 0);
            for (int j = 0; j < weights.length; j++) {
                gradient[j] += pull * question.rows()[i][j];
            }
        }
        return -Math.log(expected / all);
    }
}
