package fr.lanterne.knowledge.search;

import java.util.Collection;

/** Brings figures of any scale to one: how many deviations above the mean. */
record Standard(double mean, double deviation) {

    private static final double SAME = 1e-9;

    static Standard of(Collection<Double> figures) {
        double mean = figures.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double variance = figures.stream().mapToDouble(each -> (each - mean) * (each - mean)).average().orElse(0);
        return new Standard(mean, Math.sqrt(variance));
    }

    /** 0 when all figures are the same: they tell nothing apart. */
    double of(double figure) {
        return deviation < SAME ? 0 : (figure - mean) / deviation;
    }
}
