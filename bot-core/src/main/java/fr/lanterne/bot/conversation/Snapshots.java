package fr.lanterne.bot.conversation;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Something of the store that many screens follow: it is read once for all of them. */
public final class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    /** What changes together is read together. */
    private static final Duration SETTLE = Duration.ofMillis(40);

    /**
     * The next page of a screen finds the last reading. Without such a time Reactor forgets to count a follower off who goes
     * with the first snapshot, and the store is read for ever.
     */
    private static final Duration GRACE = Duration.ofMillis(500);

    private Snapshots() {}

    /**
     * What a reading gives, now and whenever it gives something else: read again shortly after each change, and from time to
     * time for what others changed, as long as somebody follows. Who is slow gets the latest only.
     */
    public static <T> Flux<T> of(Mono<T> reading, Flux<?> changes, Duration poll) {
        Mono<T> patient = reading.onErrorResume(fault -> {
            LOG.warn("Cannot read what screens follow, will read again: {}", fault.toString());
            return Mono.empty();
        });
        // Cached, a reading that has begun goes on when the last screen goes: the pool of connections is not torn at.
        return Flux.merge(Flux.interval(Duration.ZERO, poll).onBackpressureDrop(), changes).onBackpressureLatest()
                .concatMap(change -> Mono.delay(SETTLE).then(Mono.defer(patient::cache)), 0).distinctUntilChanged()
                .replay(1)
                .refCount(1, GRACE).onBackpressureLatest();
    }
}
