package fr.lanterne.bot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures the check of received messages on messages that people have labelled. */
public interface ScamEvaluation {

    /**
     * Checks every message of a file.
     *
     * @throws IOException when the messages cannot be read, naming the line, or the explanations cannot be written
     */
    Report evaluate(Request request) throws IOException;

    /**
     * What to measure.
     *
     * @param messages a line a message: {@code scam} or any other label, which is a kind of honest message; TAB; the text
     * @param explanations where to write a line of detail for each message; null for nowhere
     */
    record Request(Path messages, @Nullable Path explanations) {}

    /** The figures. */
    record Report(int messages, Map<String, Shares> labels, Millis millis) {}

    /** For the messages of one label: how many, and the share of them at each risk. */
    record Shares(int n, Map<Risk, Double> risks) {}

    /** How long the check of one message takes, in milliseconds. */
    record Millis(double p50, double p99) {}
}
