package fr.lanterne.bot.insight;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the figures are measured by.
 *
 * @param serviceTime within which a citizen who asks for a person should have one
 */
@ConfigurationProperties("lanterne.supervision")
record SupervisionProperties(@DefaultValue("5m") Duration serviceTime) {

    SupervisionProperties {
        if (!serviceTime.isPositive()) {
            throw new IllegalArgumentException("lanterne.supervision.service-time is a duration above 0");
        }
    }
}
