package fr.lanterne.bot.handover;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The promises to a citizen who waits.
 *
 * @param answerWithin how long a mediator may leave a citizen without an answer before the conversation returns to the queue
 * @param tellAfter when a citizen who waits is told how the wait stands; then again each time the wait has doubled
 * @param waitAtMost after which a wait that nobody ended is ended, and the citizen told; never before a whole opening
 *     has gone by
 * @param sweep how often these are looked at
 * @param reopenWithin how long after its end a conversation in which the citizen writes again goes back to its mediator
 * @param hours when mediators answer, such as {@code MO-FR 09:00-12:30 14:00-18:00; SA 09:00-12:00}; empty for never
 * @param callBacksPerSlot how many citizens may be called back in one hour
 * @param closures days on which the service stays closed besides the public holidays
 */
@ConfigurationProperties("lanterne.handover")
record HandoverProperties(@DefaultValue("5m") Duration answerWithin, @DefaultValue("15m") Duration tellAfter,
        @DefaultValue("24h") Duration waitAtMost, @DefaultValue("10s") Duration sweep,
        @DefaultValue("24h") Duration reopenWithin,
        @DefaultValue("MO-FR 09:00-18:00") String hours,
        @DefaultValue("2") int callBacksPerSlot, @DefaultValue List<String> closures) {

    HandoverProperties {
        for (Duration given : new Duration[]{answerWithin, tellAfter, waitAtMost, sweep, reopenWithin}) {
            if (!given.isPositive()) {
                throw new IllegalArgumentException("lanterne.handover.* are durations above 0");
            }
        }
        if (callBacksPerSlot < 1) {
            throw new IllegalArgumentException("lanterne.handover.call-backs-per-slot is at least 1");
        }
        closures = List.copyOf(closures);
    }

    OpeningHours openingHours() {
        return OpeningHours.of(hours, new Closures(closures));
    }
}
