package fr.lanterne.bot.handover;

import fr.lanterne.bot.MediatorPresence;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a mediator counts as there.
 *
 * @param goneAfter without a sign of their screen; more than a minute, since browsers slow down what is in the background
 * @param awayAfter without a deed
 * @param loadLimit how many conversations a mediator may hold at once, unless told otherwise for one
 */
@ConfigurationProperties("lanterne.presence")
record PresenceProperties(@DefaultValue("2m") Duration goneAfter, @DefaultValue("10m") Duration awayAfter,
        @DefaultValue("5") int loadLimit) {

    PresenceProperties {
        if (!goneAfter.isPositive() || !awayAfter.isPositive()) {
            throw new IllegalArgumentException("lanterne.presence.gone-after and .away-after are durations above 0");
        }
        if (loadLimit < 1 || loadLimit > MediatorPresence.MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "lanterne.presence.load-limit is a number from 1 to " + MediatorPresence.MAX_LIMIT);
        }
    }
}
