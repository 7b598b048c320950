package fr.lanterne.knowledge.evaluation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds the minimum of a smooth convex function by the limited-memory BFGS method with backtracking.
 *
 * @see <a href="https://doi.org/10.1007/BF01589116">Liu and Nocedal, On the limited memory BFGS method (1989)</a>
 */
final class Minimum {

    private static final int MEMORY = 10;
    private static final int MOST_STEPS = 400;
    private static final int MOST_HALVINGS = 40;
    private static final double FLAT = 1e-7;
    private static final double DECREASE = 1e-4;

    private Minimum() {}

    /** A function of a vector. */
    @FunctionalInterface
    interface Function {
        /** The value at a point; writes the gradient there. */
        double at(double[] point, double[] gradient);
    }

    private record Step(double[] moved, double[] turned, double curvature) {}

    /** From the origin. */
    static double[] of(Function function, int dimensions) {
        double[] point = new double[dimensions];
        double[] gradient = new double[dimensions];
        double value = function.at(point, gradient);
        Deque<Step> memory = new ArrayDeque<>();
        for (int step = 0; step < MOST_STEPS && norm(gradient) > FLAT; step++) {
            double[] direction = direction(gradient, memory);
            double slope = dot(direction, gradient);
            double[] next = new double[dimensions];
            double[] nextGradient = new double[dimensions];
            double length = memory.isEmpty() ? Math.min(1, 1 / norm(gradient)) : 1;
            double nextValue = Double.POSITIVE_INFINITY;
            int halvings = 0;
            while (nextValue > value + DECREASE * length * slope && halvings++ < MOST_HALVINGS) {
                for (int i = 0; i < dimensions; i++) {
                    next[i] = point[i] + length * direction[i];
                }
                nextValue = function.at(next, nextGradient);
                length /= 2;
            }
            if (nextValue >= value) {
                return point;
            }
            remember(memory, minus(next, point), minus(nextGradient, gradient));
            point = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return point;
    }

    private static void remember(Deque<Step> memory, double[] moved, double[] turned) {
        double curvature = dot(moved, turned);
        if (curvature > 0) {
            memory.addLast(new Step(moved, turned, curvature));
            if (memory.size() > MEMORY) {
                memory.removeFirst();
            }
        }
    }

    private static double[] direction(double[] gradient, Deque<Step> memory) {
        double[] direction = Arrays.stream(gradient).map(each -> -each).toArray();
        double[] shares = new double[memory.size()];
        int at = memory.size();
        for (Iterator<Step> newest = memory.descendingIterator(); newest.hasNext();) {
            Step step = newest.next();
            shares[--at] = dot(step.moved(), direction) / step.curvature();
            add(direction, -shares[at], step.turned());
        }
        if (!memory.isEmpty()) {
            Step last = memory.getLast();
            double scale = last.curvature() / dot(last.turned(), last.turned());
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= scale;
            }
        }
        for (Step step : memory) {
            add(direction, shares[at++] - dot(step.turned(), direction) / step.curvature(), step.moved());
        }
        return direction;
    }

    private static void add(double[] to, double times, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        add(difference, -1, b);
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }
}
