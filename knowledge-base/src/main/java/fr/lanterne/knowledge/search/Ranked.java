package fr.lanterne.knowledge.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A candidate at its place.
 *
 * @param features in the order of {@link CandidateFeatures#names()}
 * @param worth what the ranker gives for them: any number
 * @param chance of being the answer if one of the candidates is, from 0 to 1; all chances add up to 1
 */
record Ranked(Candidate candidate, double[] features, double worth, double chance) {

    double feature(Feature feature) {
        return features[feature.column()];
    }

    /** The features by name, those of 0 left out. */
    Map<String, Double> described() {
        Map<String, Double> described = new LinkedHashMap<>();
        for (Feature each : Feature.values()) {
            if (feature(each) != 0) {
                described.put(each.name().toLowerCase(Locale.ROOT), feature(each));
            }
        }
        return described;
    }

    /** The candidates with their rows of features, best first. */
    static List<Ranked> by(LinearModel ranker, List<Candidate> candidates, double[][] rows) {
        List<Ranked> unranked = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            unranked.add(new Ranked(candidates.get(i), rows[i], ranker.of(rows[i]), 0));
        }
        return moved(unranked, new double[rows.length]);
    }

    /** The same with so much added to the worth of each, in the order that follows. */
    static List<Ranked> moved(List<Ranked> fiches, double[] by) {
        double[] worth = new double[by.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < by.length; i++) {
            worth[i] = fiches.get(i).worth() + by[i];
            most = Math.max(most, worth[i]);
        }
        double all = 0;
        for (double each : worth) {
            all += Math.exp(each - most);
        }
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < by.length; i++) {
            ranked.add(new Ranked(fiches.get(i).candidate(), fiches.get(i).features(), worth[i],
                    Math.exp(worth[i] - most) / all));
        }
        ranked.sort(Comparator.comparingDouble(Ranked::worth).reversed()
                .thenComparingInt(each -> each.candidate().fiche()));
        return List.copyOf(ranked);
    }
}
