package fr.lanterne.bot.desk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mediators' screens are kept up to date.
 *
 * @param poll how often what other instances changed is looked for, while a screen follows
 * @param looksFor how long somebody counts as looking at a conversation after the last sign of it
 */
@ConfigurationProperties("lanterne.desk")
public record DeskProperties(@DefaultValue("1s") Duration poll, @DefaultValue("30s") Duration looksFor) {

    public DeskProperties {
        if (!poll.isPositive() || !looksFor.isPositive()) {
            throw new IllegalArgumentException("lanterne.desk.poll and .looks-for are durations above 0");
        }
    }
}
