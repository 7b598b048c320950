package fr.lanterne.bot.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How messages are brought to citizens.
 *
 * @param parallel how many messages are on their way at once
 * @param timeout patience with one; what takes longer may have arrived
 * @param lease how long an instance has an address to itself while it sends; longer than the time-out, or two might send
 * @param attempts after so many failures at times when the channel served others a message is set aside
 * @param patience after that time a message is set aside whatever the reason
 * @param firstBackoff the wait after the first failure, doubled each time
 * @param longestBackoff the longest of these
 * @param sweep how often messages that wait for no known reason are looked for
 * @param alertFor how long the health tells of what was set aside
 */
@Validated
@ConfigurationProperties("lanterne.delivery")
record DeliveryProperties(@DefaultValue("64") @Min(1) @Max(1_000) int parallel,
        @DefaultValue("20s") Duration timeout, @DefaultValue("30s") Duration lease,
        @DefaultValue("8") @Min(1) @Max(100) int attempts, @DefaultValue("24h") Duration patience,
        @DefaultValue("1s") Duration firstBackoff, @DefaultValue("60s") Duration longestBackoff,
        @DefaultValue("5s") Duration sweep, @DefaultValue("24h") Duration alertFor) {

    DeliveryProperties {
        if (lease.compareTo(timeout) <= 0) {
            throw new IllegalArgumentException(
                    "lanterne.delivery.lease must be longer than lanterne.delivery.timeout, or two instances might send one message");
        }
    }
}
