package fr.lanterne.bot;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Which mediators are there. A mediator is there from the first sign of an open screen until leaving, or until the signs
 * have stopped for {@code lanterne.presence.gone-after}: then what they held returns to the queue. What a mediator does at the
 * {@link MediatorDesk} is a sign too. All instances see the same.
 */
public interface MediatorPresence {

    int MAX_LIMIT = 100;

    /** The screen was opened; who never chose before is there in that way until they choose. */
    Mono<Void> arrive(Mediator mediator, Status unlessChosen);

    /**
     * A sign that the mediator's screen is open. To be given at least every third of {@code gone-after} as long as it is.
     *
     * @param active whether the person did something since the sign before; who did nothing for {@code
     *     lanterne.presence.away-after} is away until they do
     */
    Mono<Void> seen(Mediator mediator, boolean active);

    /** The mediator is there and says how; it stays so, over a leave as well, until they say otherwise. */
    Mono<Void> choose(Mediator mediator, Status status);

    /** The mediator goes: what they hold returns to the queue at the next look. */
    Mono<Void> leave(Mediator mediator);

    /**
     * How many conversations the mediator may hold at once, instead of {@code lanterne.presence.load-limit}.
     *
     * @param conversations 1 to {@link #MAX_LIMIT}
     */
    Mono<Void> limit(Mediator mediator, int conversations);

    /** Who is there now, by first name. */
    Mono<List<Present>> present();

    /** What somebody who is there is ready for. */
    enum Status {
        AVAILABLE,
        /** There, but takes no further conversation. */
        BUSY,
        /** Not at the screen: by their word, or because they did nothing for a while. */
        AWAY
    }

    /**
     * A mediator who is there.
     *
     * @param held how many conversations they hold
     * @param limit how many they may hold at once
     */
    record Present(Mediator mediator, Status status, int held, int limit) {

        /** Whether they can be given one more conversation. */
        public boolean hasRoom() {
            return status == Status.AVAILABLE && held < limit;
        }
    }
}
