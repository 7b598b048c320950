package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.AnswerEvaluation.AtThreshold;
import fr.lanterne.knowledge.AnswerEvaluation.Latency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the results of a question set come to.
 *
 * @param results at least one
 */
record Figures(List<Result> results) {

    private static final List<Integer> DEPTHS = List.of(1, 3, 5, 10);
    private static final int RECIPROCAL_DEPTH = 10;

    Figures {
        results = List.copyOf(results);
    }

    Map<Integer, Double> recall() {
        Map<Integer, Double> recall = new TreeMap<>();
        DEPTHS.forEach(depth -> recall.put(depth, share(results, result -> result.rank() <= depth)));
        return recall;
    }

    double mrr10() {
        return results.stream().filter(result -> result.rank() <= RECIPROCAL_DEPTH)
                .mapToDouble(result -> 1.0 / result.rank()).sum() / results.size();
    }

    double answered() {
        return share(results, Result::isAnswered);
    }

    double clarified() {
        return share(results, Result::isClarified);
    }

    double precision() {
        return precision(Result::isAnswered);
    }

    AtThreshold at(double threshold) {
        Predicate<Result> answered = result -> result.isAnsweredFrom(threshold);
        return new AtThreshold(threshold, share(results, answered), precision(answered));
    }

    Latency latency() {
        double[] millis = results.stream().mapToDouble(result -> result.nanos() / 1e6).sorted().toArray();
        return new Latency(percentile(millis, 0.50), percentile(millis, 0.99));
    }

    private double precision(Predicate<Result> answered) {
        return share(results.stream().filter(answered).toList(), Result::citesExpected);
    }

    private static double share(List<Result> results, Predicate<Result> that) {
        return results.isEmpty() ? 0 : (double) results.stream().filter(that).count() / results.size();
    }

    /** The smallest value that at least this share does not exceed. */
    private static double percentile(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
