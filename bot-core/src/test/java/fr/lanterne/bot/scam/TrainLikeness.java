package fr.lanterne.bot.scam;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.scam.LabelledMessages.Row;
import fr.lanterne.bot.scam.LikenessTraining.Learnt;
import fr.lanterne.bot.scam.likeness.Likeness;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Trains the model of scam wording and writes it with its report: figures by cross-validation, where every message is judged
 * by a model that never saw it. Run by {@code bench/train-scam-model}.
 */
public final class TrainLikeness {

    private static final int FOLDS = 10;
    private static final long SEED = 20261123;

    private TrainLikeness() {}

    private record Judged(Row row, double likeness, Risk risk) {}

    /** Arguments: the labelled messages, the list of official domains, the model to write. */
    public static void main(String[] arguments) throws IOException {
        List<Row> rows = new ArrayList<>(LabelledMessages.read(Path.of(arguments[0])).rows());
        Collections.shuffle(rows, new Random(SEED));
        List<Judged> judged = crossValidated(rows, arguments[1]);
        Learnt learnt = LikenessTraining.learn(rows);
        List<String> lines = new ArrayList<>(report(rows, judged));
        lines.forEach(System.out::println);
        lines.add(String.format(Locale.ROOT, "(intercept)\t%.3f", learnt.intercept()));
        learnt.weights()
                .forEach((feature, weight) -> lines.add(String.format(Locale.ROOT, "%s\t%.3f", feature, weight)));
        Files.write(Path.of(arguments[2]), lines);
    }

    private static List<Judged> crossValidated(List<Row> rows, String domains) {
        var official = OfficialDomains.read(domains, Duration.ofSeconds(10));
        List<Judged> judged = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Row> seen = new ArrayList<>();
            List<Row> unseen = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                (i % FOLDS == fold ? unseen : seen).add(rows.get(i));
            }
            Likeness likeness = LikenessTraining.learn(seen).likeness();
            ScamCheck check = ScamChecks.with(official, likeness);
            unseen.forEach(row -> judged.add(
                    new Judged(row, likeness.of(ReadableText.of(row.text())), check.check(row.text()).risk())));
        }
        return judged;
    }

    private static List<String> report(List<Row> rows, List<Judged> judged) {
        List<String> lines = new ArrayList<>();
        lines.add("# Weights of words and pairs of words, none below nothing; written by bench/train-scam-model.");
        lines.add(String.format(Locale.ROOT, "# Trained on %d messages: %s.", rows.size(), counts(rows)));
        lines.add(String.format(Locale.ROOT, "# By %d-fold cross-validation (seed %d), area under the curve:", FOLDS,
                SEED));
        for (String label : labels(judged)) {
            lines.add(String.format(Locale.ROOT, "#   scam against %-12s %.3f", label, area(judged, label)));
        }
        lines.add("# Likeness of unseen messages, and the verdict of rules and likeness together:");
        lines.add(
                "#   label           n   <0.10  <0.20  <0.30  <0.50  <0.70  <0.80  <0.90   HIGH  CAUTION  NOTHING_FOUND");
        for (String label : labelsAndScam(judged)) {
            lines.add(row(label, judged.stream().filter(one -> one.row().label().equals(label)).toList()));
        }
        return lines;
    }

    private static String row(String label, List<Judged> judged) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "#   %-12s %4d ", label, judged.size()));
        for (double limit : new double[]{0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9}) {
            line.append(String.format(Locale.ROOT, "  %.3f",
                    judged.stream().filter(one -> one.likeness() < limit).count() / (double) judged.size()));
        }
        Map<Risk, Integer> risks = new EnumMap<>(Risk.class);
        judged.forEach(one -> risks.merge(one.risk(), 1, Integer::sum));
        for (Risk risk : List.of(Risk.HIGH, Risk.CAUTION, Risk.NOTHING_FOUND)) {
            line.append(String.format(Locale.ROOT, "  %.3f", risks.getOrDefault(risk, 0) / (double) judged.size()));
        }
        return line.toString();
    }

    private static double area(List<Judged> judged, String label) {
        double wins = 0;
        int pairs = 0;
        for (Judged scam : judged) {
            for (Judged other : judged) {
                if (scam.row().label().equals(LabelledMessages.SCAM) && other.row().label().equals(label)) {
                    wins += scam.likeness() > other.likeness() ? 1 : scam.likeness() == other.likeness() ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return wins / pairs;
    }

    private static List<String> labels(List<Judged> judged) {
        return judged.stream().map(one -> one.row().label()).filter(label -> !label.equals(LabelledMessages.SCAM))
                .distinct().sorted().toList();
    }

    private static List<String> labelsAndScam(List<Judged> judged) {
        return judged.stream().map(one -> one.row().label()).distinct().sorted().toList();
    }

    private static Map<String, Integer> counts(List<Row> rows) {
        Map<String, Integer> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(row.label(), 1, Integer::sum));
        return counts;
    }
}
