package fr.lanterne.knowledge.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A weight for each of some features and a constant. As a file: a line for each, name, TAB, weight; the constant's name is
 * {@value #CONSTANT}; lines with {@code #} tell how it was fitted.
 */
public final class LinearModel {

    private static final String CONSTANT = "constant";

    private final List<String> names;
    private final double[] weights;
    private final double constant;

    /** Weights in the order of the names. */
    public LinearModel(List<String> names, double[] weights, double constant) {
        if (names.size() != weights.length) {
            throw new IllegalArgumentException(names.size() + " features and " + weights.length + " weights");
        }
        this.names = List.copyOf(names);
        this.weights = weights.clone();
        this.constant = constant;
    }

    /** The model that the jar holds, for features of these names in this order: neither more nor fewer. */
    static LinearModel shipped(String resource, List<String> names) {
        Map<String, Double> byName = new HashMap<>();
        lines(resource).filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
            String[] cells = line.split("\t", 2);
            byName.put(cells[0], Double.parseDouble(cells[1]));
        });
        Double constant = byName.remove(CONSTANT);
        if (constant == null || !byName.keySet().equals(java.util.Set.copyOf(names))) {
            throw new IllegalStateException("the model " + resource + " was fitted for other features; fit it again");
        }
        return new LinearModel(names, names.stream().mapToDouble(byName::get).toArray(), constant);
    }

    /** The constant and the weighted sum of the features, which stand in the order of the names. */
    public double of(double[] features) {
        double sum = constant;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }

    /** The lines of the file. */
    public String asText() {
        StringBuilder text = new StringBuilder();
        text.append(CONSTANT).append('\t').append(constant).append('\n');
        for (int i = 0; i < weights.length; i++) {
            text.append(names.get(i)).append('\t').append(weights[i]).append('\n');
        }
        return text.toString();
    }

    private static java.util.stream.Stream<String> lines(String resource) {
        try (InputStream in = LinearModel.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
        }
    }
}
