package fr.lanterne.bot.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How answers are looked through; which are, and how long they wait, is a setting of each team.
 *
 * @param sweep how often those whose time is up are looked for
 */
@ConfigurationProperties("lanterne.review")
record ReviewProperties(@DefaultValue("5s") Duration sweep) {

    ReviewProperties {
        if (!sweep.isPositive()) {
            throw new IllegalArgumentException("lanterne.review.sweep is a duration above 0");
        }
    }
}
