package fr.lanterne.bot.scam.likeness;

import fr.lanterne.bot.scam.wording.ReadableText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much the words of a message are like those of known scams: a linear model read from a file that people can read too.
 *
 * <p>No weight is below nothing, so a word can only add to the suspicion: whatever a scammer writes beside the scam cannot
 * make it look better.
 */
public final class Likeness {

    private static final String MODEL = "/fr/lanterne/bot/scam/likeness-model.tsv";
    private static final String INTERCEPT = "(intercept)";

    private final double intercept;
    private final Map<String, Double> weights;

    /** Refuses a weight below nothing. */
    public Likeness(double intercept, Map<String, Double> weights) {
        this.intercept = intercept;
        this.weights = Map.copyOf(weights);
        if (weights.values().stream().anyMatch(weight -> !(weight >= 0))) {
            throw new IllegalArgumentException("no word may speak for a message: a weight is below nothing");
        }
    }

    /** The model that comes with the program. */
    public static Likeness trained() {
        try (InputStream in = Likeness.class.getResourceAsStream(MODEL)) {
            if (in == null) {
                throw new IllegalStateException("the model of scam wording is missing: " + MODEL);
            }
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the model of scam wording cannot be read", e);
        }
    }

    /** A feature, a tab and its weight a line; lines that start with # tell how it was trained. */
    static Likeness parse(List<String> lines) {
        Map<String, Double> weights = new HashMap<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int tab = line.indexOf('\t');
                weights.put(line.substring(0, tab), Double.valueOf(line.substring(tab + 1)));
            }
        }
        Double intercept = weights.remove(INTERCEPT);
        if (intercept == null) {
            throw new IllegalArgumentException("the model has no intercept");
        }
        return new Likeness(intercept, weights);
    }

    /** From 0 to 1. */
    public double of(ReadableText text) {
        double sum = intercept;
        for (String feature : Features.of(text)) {
            sum += weights.getOrDefault(feature, 0.0);
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
