package fr.lanterne.bot.handover;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The promises to a citizen who waits.
 *
 * @param answerWithin how long a mediator may leave a citizen without an answer before the conversation returns to the queue
 * @param tellEvery how often a citizen who waits in the queue is told how the wait stands
 * @param waitAtMost after which a wait that nobody ended is ended, and the citizen told
 * @param sweep how often these are looked at
 */
@ConfigurationProperties("lanterne.handover")
record HandoverProperties(@DefaultValue("5m") Duration answerWithin, @DefaultValue("15m") Duration tellEvery,
        @DefaultValue("24h") Duration waitAtMost, @DefaultValue("10s") Duration sweep) {

    HandoverProperties {
        for (Duration given : new Duration[]{answerWithin, tellEvery, waitAtMost, sweep}) {
            if (!given.isPositive()) {
                throw new IllegalArgumentException("lanterne.handover.* are durations above 0");
            }
        }
    }
}
