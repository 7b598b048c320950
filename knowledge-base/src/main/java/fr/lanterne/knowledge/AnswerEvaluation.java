package fr.lanterne.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Measures how well questions find their fiches, over an index made for the occasion. */
public interface AnswerEvaluation {

    /**
     * Runs every question, one thread, after a warm-up; then all of them again on several threads, if that is asked.
     *
     * @throws IOException if a file cannot be read or a line of the question set is not
     *     {@code question TAB fiche,fiche}; the message names the file and the line. Also if weights are asked for and no
     *     outside model is set or it does not answer
     */
    Report evaluate(Request request, Importer.Progress progress) throws IOException;

    /**
     * What to measure.
     *
     * @param fiches archives, XML documents or folders, the starter set not included
     * @param explain where to write a line of detail (JSON) for each question
     * @param weights of outside models to try, each at least 0; none to leave the models out
     * @param threads on how many to measure the questions per second; 0 to leave it out
     */
    record Request(List<Path> fiches, Path questions, @Nullable Path explain, List<Double> weights, int threads) {
        public Request {
            fiches = List.copyOf(fiches);
            weights = List.copyOf(weights);
        }

        public Request(List<Path> fiches, Path questions, @Nullable Path explain) {
            this(fiches, questions, explain, List.of(), 0);
        }
    }

    /**
     * The figures. Shares are between 0 and 1.
     *
     * @param recall by k: the share of questions with an expected fiche among the first k
     * @param mrr10 mean reciprocal rank, 0 below rank 10
     * @param answered the share answered at the shipped threshold
     * @param clarified the share met with a clarifying question
     * @param precision of the answered ones, the share with an expected fiche among those cited (three at most)
     * @param indexMillis time to read and index the fiches
     * @param indexBytes size of the index
     * @param throughput questions per second on several threads; null when that was not asked
     * @param weights what outside models would bring; empty when that was not asked
     */
    record Report(int questions, Map<Integer, Double> recall, double mrr10, Latency searchMillis, double answered,
            double clarified, double precision, List<AtThreshold> confidence, int fiches, long indexMillis,
            long indexBytes, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Throughput throughput,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AtWeights> weights) {}

    /** Questions per second on so many threads together. */
    record Throughput(int threads, double perSecond) {}

    /** In milliseconds. */
    record Latency(double p50, double p99) {}

    /**
     * What the weights of outside models would give.
     *
     * @param embeddings of nearness in meaning
     * @param rerank of the reranker's scores
     */
    record AtWeights(double embeddings, double rerank, Map<Integer, Double> recall, double mrr10) {}

    /** What a threshold on the confidence would give. */
    record AtThreshold(double threshold, double answered, double precision) {}
}
