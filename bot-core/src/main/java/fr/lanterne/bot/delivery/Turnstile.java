package fr.lanterne.bot.delivery;

import java.time.Duration;
import java.time.Instant;

/** Lets messages through at an even pace, in the order in which they ask. */
final class Turnstile {

    private final Duration apart;
    private Instant next = Instant.MIN;

    Turnstile(int perSecond) {
        apart = Duration.ofSeconds(1).dividedBy(perSecond);
    }

    /** When whoever asks now may pass: nobody else passes at that moment. */
    synchronized Instant ticket(Instant now) {
        Instant turn = next.isAfter(now) ? next : now;
        next = turn.plus(apart);
        return turn;
    }
}
