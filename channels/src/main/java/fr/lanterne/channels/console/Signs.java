package fr.lanterne.channels.console;

import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorPresence;
import fr.lanterne.bot.MediatorPresence.Status;
import fr.lanterne.channels.security.Role;
import fr.lanterne.channels.security.Staff;
import java.time.Duration;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/** What every stream of events does besides: who opened it is there as long as it is open, and the line is kept alive. */
final class Signs {

    private static final Duration SEEN_EVERY = Duration.ofSeconds(30);
    /** Keeps proxies from closing a quiet stream, and shows soon when the other end is gone. */
    private static final Duration BEAT_EVERY = Duration.ofSeconds(15);

    private Signs() {}

    static Flux<ServerSentEvent<String>> of(MediatorPresence presence, Staff staff) {
        Mediator mediator = staff.mediator();
        Flux<ServerSentEvent<String>> seen = Flux.interval(SEEN_EVERY, SEEN_EVERY).onBackpressureDrop()
                .concatMap(tick -> presence.seen(mediator, false)).thenMany(Flux.empty());
        return presence.arrive(mediator, unlessChosen(staff)).thenMany(seen)
                .mergeWith(Flux.interval(BEAT_EVERY).onBackpressureDrop()
                        .map(tick -> ServerSentEvent.<String>builder().comment("").build()));
    }

    /** Who looks after the service is no one that a citizen waits for, until they say so. */
    static Status unlessChosen(Staff staff) {
        return staff.is(Role.MEDIATOR) ? Status.AVAILABLE : Status.AWAY;
    }
}
