package fr.lanterne.knowledge.search;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The threads that Lucene works on. What has begun is never interrupted, even when nobody waits for it any more: an
 * interrupt would close the index's files under the others.
 */
final class LuceneThreads implements AutoCloseable {

    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final int MOST_WAITING = 10_000;

    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, MOST_WAITING, "lucene");

    <T> Mono<T> run(Callable<T> work) {
        return Mono.fromFuture(() -> {
            CompletableFuture<T> done = new CompletableFuture<>();
            threads.schedule(() -> complete(done, work));
            return done;
        });
    }

    private static <T> void complete(CompletableFuture<T> done, Callable<T> work) {
        if (done.isDone()) {
            return;
        }
        try {
            done.complete(work.call());
        } catch (Throwable fault) {
            done.completeExceptionally(fault);
        }
    }

    /** To be called once the index is closed. */
    @Override
    public void close() {
        threads.dispose();
    }
}
