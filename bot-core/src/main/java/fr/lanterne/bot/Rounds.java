package fr.lanterne.bot;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Does something again and again while the application runs; what fails is logged and tried again the next time. It is for work
 * that is read from the store each time, so that a restart forgets nothing.
 */
public final class Rounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String purpose;
    private final Duration every;
    private final Supplier<Mono<Void>> work;
    private Disposable running = Disposables.disposed();

    /** @param purpose what the work does, as it goes on after "cannot" in the log */
    public Rounds(String purpose, Duration every, Supplier<Mono<Void>> work) {
        this.purpose = purpose;
        this.every = every;
        this.work = work;
    }

    /** Begins after that delay, and goes on until it is disposed of; a long round delays the next. */
    public static Disposable begin(String purpose, Duration delay, Duration every, Supplier<Mono<Void>> work) {
        return Flux.interval(delay, every).onBackpressureDrop()
                .concatMap(tick -> Mono.defer(work).onErrorResume(fault -> {
                    LOG.warn("Cannot {}, will try again: {}", purpose, fault.toString());
                    return Mono.empty();
                })).subscribe();
    }

    @Override
    public void start() {
        running = begin(purpose, every, every, work);
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}
