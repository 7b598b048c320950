package fr.lanterne.knowledge.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Tells how fitted models do on topics that they were not fitted on.
 *
 * <p>The threshold that it chooses is the lowest at which an expected fiche is among those cited in at least
 * {@value #PRECISION} of the answers, while at most {@value #LEAKS} of the questions from outside are answered.
 */
final class FittingReport {

    static final String OUTSIDE = "outside";
    static final double PRECISION = 0.80;
    static final double LEAKS = 0.05;

    private static final List<Integer> DEPTHS = List.of(1, 3, 5, 10);
    private static final int STEPS = 20;
    private static final int TENTHS = 10;

    private final List<Judgement> judgements;
    private final List<String> sets;

    FittingReport(List<Judgement> judgements) {
        this.judgements = List.copyOf(judgements);
        this.sets = judgements.stream().map(Judgement::set).filter(set -> !set.equals(OUTSIDE)).distinct().sorted()
                .toList();
    }

    String ranking() {
        StringBuilder text = new StringBuilder(
                "A linear ranker of the first candidates (listwise softmax), 8 folds by topic.\nset");
        DEPTHS.forEach(depth -> text.append("\trecall@").append(depth));
        for (String set : sets) {
            text.append('\n').append(set);
            DEPTHS.forEach(depth -> text.append('\t').append(share(of(set), each -> each.rank() <= depth)));
        }
        return text.append('\n').toString();
    }

    String confidence() {
        StringBuilder text = new StringBuilder("""
            The probability that one of three cited fiches answers (logistic regression), 8 folds by topic.
            threshold""");
        sets.forEach(set -> text.append('\t').append(set).append(" answered\tprecision"));
        text.append("\toutside answered\n");
        for (int step = 1; step < STEPS; step++) {
            double threshold = (double) step / STEPS;
            text.append(number(threshold));
            sets.forEach(set -> text.append('\t').append(share(of(set), answered(threshold))).append('\t')
                    .append(share(of(set).stream().filter(answered(threshold)).toList(), Judgement::citesExpected)));
            text.append('\t').append(share(of(OUTSIDE), answered(threshold))).append('\n');
        }
        text.append("calibration: confidence told, then how often it was so\n");
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            double from = (double) tenth / TENTHS;
            List<Judgement> told = judgements.stream()
                    .filter(each -> each.confidence() >= from && each.confidence() < from + 1.0 / TENTHS).toList();
            text.append(number(from)).append(" to ").append(number(from + 1.0 / TENTHS)).append('\t')
                    .append(told.size()).append(" questions\t").append(share(told, Judgement::citesExpected))
                    .append('\n');
        }
        return text.append("threshold chosen: ").append(number(threshold())).append('\n').toString();
    }

    double threshold() {
        return IntStream.range(1, 100).mapToObj(percent -> percent / 100.0).filter(this::isGoodEnough).findFirst()
                .orElse(0.99);
    }

    private boolean isGoodEnough(double threshold) {
        return value(of(OUTSIDE), answered(threshold)) <= LEAKS && value(
                judgements.stream().filter(each -> !each.set().equals(OUTSIDE)).filter(answered(threshold)).toList(),
                Judgement::citesExpected) >= PRECISION;
    }

    private List<Judgement> of(String set) {
        return judgements.stream().filter(each -> each.set().equals(set)).toList();
    }

    private static Predicate<Judgement> answered(double threshold) {
        return each -> each.confidence() >= threshold;
    }

    private static String share(List<Judgement> of, Predicate<Judgement> that) {
        return number(value(of, that));
    }

    private static double value(List<Judgement> of, Predicate<Judgement> that) {
        return of.isEmpty() ? 0 : (double) of.stream().filter(that).count() / of.size();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
