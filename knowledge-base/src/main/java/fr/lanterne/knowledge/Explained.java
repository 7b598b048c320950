package fr.lanterne.knowledge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A retrieval with what led to it, for people to read.
 *
 * @param terms the words of the question as they were searched: {@code permis}, {@code perdu ~ pert} with words of its family
 *     and synonyms, {@code persmi → permi} when corrected,
 *     {@code + conduire} when a synonym brought it, {@code xyz → ?} when no fiche holds anything like it
 * @param evidence the figures from which the confidence follows, by name
 * @param features for each fiche in the order of the hits, the figures from which its place follows, by name
 */
public record Explained(Retrieval retrieval, List<String> terms, Map<String, Double> evidence,
        List<Map<String, Double>> features) {
    public Explained {
        terms = List.copyOf(terms);
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
        features = List.copyOf(features);
    }
}
