package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.AnswerEvaluation.Throughput;
import fr.lanterne.knowledge.Importer;
import fr.lanterne.knowledge.search.OfflineIndex;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks a question set over and over on several threads at once. */
final class Rush {

    private static final int QUESTIONS = 20_000;

    private Rush() {}

    static Throughput of(QuestionSet questions, OfflineIndex index, int threads, Importer.Progress progress)
            throws IOException {
        AtomicInteger taken = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(executor.submit(() -> {
                    for (int next = taken.getAndIncrement(); next < QUESTIONS; next = taken.getAndIncrement()) {
                        index.retrieve(questions.rows().get(next % questions.rows().size()).question());
                        progress.at("asking on " + threads + " threads", next + 1, QUESTIONS);
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                finish(each);
            }
        }
        double seconds = (double) (System.nanoTime() - start) / Duration.ofSeconds(1).toNanos();
        return new Throughput(threads, QUESTIONS / seconds);
    }

    private static void finish(Future<?> running) throws IOException {
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while questions were asked", e);
        } catch (ExecutionException e) {
            throw new IOException("a question could not be asked", e.getCause());
        }
    }
}
