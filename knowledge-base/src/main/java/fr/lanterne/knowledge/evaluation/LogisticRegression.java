package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.search.LinearModel;
import java.util.List;

/** Fits the probability of a yes to features. */
final class LogisticRegression {

    private LogisticRegression() {}

    /** What was seen once. */
    record Sight(double[] features, boolean yes) {}

    /** @param penalty on the squares of the weights of scaled features, beside the sum of the losses */
    static LinearModel fit(List<String> names, List<Sight> seen, double penalty) {
        Scale scale = Scale.of(seen.stream().map(Sight::features).toList());
        List<Sight> scaled = seen.stream().map(each -> new Sight(scale.scaled(each.features()), each.yes())).toList();
        int constant = names.size();
        double[] weights = Minimum.of((point, gradient) -> loss(scaled, penalty, point, gradient), constant + 1);
        return scale.unscaled(names, weights, weights[constant]);
    }

    private static double loss(List<Sight> seen, double penalty, double[] weights, double[] gradient) {
        int constant = weights.length - 1;
        double loss = 0;
        gradient[constant] = 0;
        for (int i = 0; i < constant; i++) {
            loss += penalty / 2 * weights[i] * weights[i];
            gradient[i] = penalty * weights[i];
        }
        for (Sight each : seen) {
            double logit = weights[constant];
            for (int i = 0; i < constant; i++) {
                logit += weights[i] * each.features()[i];
            }
            double signed = each.yes() ? logit : -logit;
            loss += signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed;
            double pull = 1 / (1 + Math.exp(-logit)) - (each.yes() ? 1 : 0);
            for (int i = 0; i < constant; i++) {
                gradient[i] += pull * each.features()[i];
            }
            gradient[constant] += pull;
        }
        return loss;
    }
}
