package fr.lanterne.bot.scam;

import de.bwaldvogel.liblinear.Model;
import fr.lanterne.bot.scam.LabelledMessages.Row;
import fr.lanterne.bot.scam.likeness.Features;
import fr.lanterne.bot.scam.likeness.Likeness;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Learns the weights of words from labelled messages: a logistic regression by Tribuo, fitted again without the words that
 * spoke for a message until none does.
 */
final class LikenessTraining {

    private static final LabelFactory LABELS = new LabelFactory();
    private static final String HONEST = "honest";
    private static final double COST = 1.0;
    private static final double TOLERANCE = 0.01;
    private static final int MIN_MESSAGES = 3;
    private static final int MAX_ROUNDS = 30;
    private static final double LEAST = 0.02;

    private LikenessTraining() {}

    /** What was learnt: the model and what it is made of. */
    record Learnt(double intercept, Map<String, Double> weights) {

        Likeness likeness() {
            return new Likeness(intercept, weights);
        }
    }

    static Learnt learn(List<Row> rows) {
        List<Set<String>> features = rows.stream().map(row -> Features.of(ReadableText.of(row.text()))).toList();
        Set<String> kept = frequent(features);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Learnt learnt = fit(rows, features, kept);
            Set<String> against = learnt.weights().entrySet().stream().filter(entry -> entry.getValue() < 0)
                    .map(Map.Entry::getKey).collect(Collectors.toSet());
            if (against.isEmpty()) {
                return rounded(learnt);
            }
            kept.removeAll(against);
        }
        throw new IllegalStateException("words still speak for messages after " + MAX_ROUNDS + " rounds");
    }

    private static Set<String> frequent(List<Set<String>> features) {
        Map<String, Integer> counts = new HashMap<>();
        features.forEach(set -> set.forEach(feature -> counts.merge(feature, 1, Integer::sum)));
        return new HashSet<>(counts.keySet().stream().filter(feature -> counts.get(feature) >= MIN_MESSAGES).toList());
    }

    private static Learnt fit(List<Row> rows, List<Set<String>> features, Set<String> kept) {
        MutableDataset<Label> dataset = new MutableDataset<>(
                new SimpleDataSourceProvenance("labelled messages", LABELS), LABELS);
        for (int i = 0; i < rows.size(); i++) {
            List<Feature> present = features.get(i).stream().filter(kept::contains).sorted()
                    .map(feature -> new Feature(feature, 1)).toList();
            if (!present.isEmpty()) {
                Example<Label> example = new ArrayExample<>(
                        new Label(LabelledMessages.SCAM.equals(rows.get(i).label()) ? LabelledMessages.SCAM : HONEST),
                        present);
                dataset.add(example);
            }
        }
        var trainer = new LibLinearClassificationTrainer(new LinearClassificationType(LinearType.L2R_LR), COST,
                TOLERANCE);
        return weights((LibLinearClassificationModel) trainer.train(dataset), kept);
    }

    private static Learnt weights(LibLinearClassificationModel model, Set<String> kept) {
        Model inner = model.getInnerModels().getFirst();
        double[] weights = inner.getFeatureWeights();
        int scam = model.getOutputIDInfo().getID(new Label(LabelledMessages.SCAM));
        double sign = inner.getLabels()[0] == scam ? 1 : -1;
        Map<String, Double> named = new TreeMap<>();
        for (String feature : kept) {
            int id = model.getFeatureIDMap().getID(feature);
            if (id >= 0) {
                named.put(feature, sign * weights[id]);
            }
        }
        return new Learnt(sign * weights[weights.length - 1], named);
    }

    private static Learnt rounded(Learnt learnt) {
        Map<String, Double> weights = new TreeMap<>();
        learnt.weights().forEach((feature, weight) -> {
            if (weight >= LEAST) {
                weights.put(feature, Math.round(weight * 1e3) / 1e3);
            }
        });
        return new Learnt(Math.round(learnt.intercept() * 1e3) / 1e3, weights);
    }
}
