package fr.lanterne.bot;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Works what waits under keys, such as the turns of a conversation: under one key one thing at a time; different keys side by
 * side, up to a bound. The things themselves wait in the store: a lane only takes the next one until there is none, so nothing
 * is lost with the process.
 */
public final class Lanes<K> {

    private final int parallel;
    private final Function<K, Mono<Void>> drain;
    private final ConcurrentMap<K, State> lanes = new ConcurrentHashMap<>();
    private final Sinks.Many<K> awake = Sinks.many().unicast().onBackpressureBuffer();

    /**
     * @param parallel the bound
     * @param drain works all that waits under a key, and lets no error out
     */
    public Lanes(int parallel, Function<K, Mono<Void>> drain) {
        this.parallel = parallel;
        this.drain = drain;
    }

    /** Begins to work; once, until it is disposed of. */
    public Disposable open() {
        return awake.asFlux().flatMap(this::work, parallel).subscribe();
    }

    /** Makes sure that what waits under the key is worked, now or after what is being worked. */
    public void wake(K key) {
        lanes.compute(key, (_, state) -> {
            if (state == null) {
                awake.emitNext(key, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
                return State.RUNNING;
            }
            return State.AGAIN;
        });
    }

    private Mono<Void> work(K key) {
        return drain.apply(key).then(Mono.defer(() -> rest(key))).subscribeOn(Schedulers.parallel());
    }

    private Mono<Void> rest(K key) {
        State left = lanes.compute(key, (_, state) -> state == State.AGAIN ? State.RUNNING : null);
        return left == null ? Mono.empty() : work(key);
    }

    private enum State {
        RUNNING,
        /** Woken while running: something may have come in after the last look. */
        AGAIN
    }
}
