package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.search.LinearModel;
import java.util.List;

/** Brings features to mean 0 and deviation 1, so that one penalty fits all, and weights back to the features as they are. */
record Scale(double[] means, double[] deviations) {

    private static final double CONSTANT = 1e-6;

    static Scale of(List<double[]> rows) {
        int width = rows.getFirst().length;
        double[] means = new double[width];
        double[] deviations = new double[width];
        for (double[] row : rows) {
            for (int i = 0; i < width; i++) {
                means[i] += row[i] / rows.size();
            }
        }
        for (double[] row : rows) {
            for (int i = 0; i < width; i++) {
                deviations[i] += (row[i] - means[i]) * (row[i] - means[i]) / rows.size();
            }
        }
        for (int i = 0; i < width; i++) {
            double deviation = Math.sqrt(deviations[i]);
            deviations[i] = deviation < CONSTANT ? 1 : deviation;
        }
        return new Scale(means, deviations);
    }

    double[] scaled(double[] row) {
        double[] scaled = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            scaled[i] = (row[i] - means[i]) / deviations[i];
        }
        return scaled;
    }

    /** The model that gives to raw features what these weights give to scaled ones. */
    LinearModel unscaled(List<String> names, double[] weights, double constant) {
        double[] raw = new double[names.size()];
        double shift = constant;
        for (int i = 0; i < raw.length; i++) {
            raw[i] = weights[i] / deviations[i];
            shift -= raw[i] * means[i];
        }
        return new LinearModel(names, raw, shift);
    }
}
