package fr.lanterne.channels.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How staff sign in.
 *
 * @param idle a session without a request ends after that long
 * @param longest a session ends after that long, whatever is done
 * @param check how often a live stream asks whether its session is still open
 * @param links how long the link of an invitation or a reset can be used
 * @param secondFactor whether everybody needs one
 * @param key 32 bytes in Base64 that encrypt the secrets of second factors; empty for a file in the data folder
 */
@ConfigurationProperties("lanterne.staff")
record StaffProperties(@DefaultValue("1h") Duration idle, @DefaultValue("12h") Duration longest,
        @DefaultValue("5s") Duration check, @DefaultValue("3d") Duration links,
        @DefaultValue("online") SecondFactorRule secondFactor, @DefaultValue("") String key) {

    /** Who has to set up a second factor. */
    enum SecondFactorRule {
        /** Everybody when the public address begins with {@code https}; else whoever wants one. */
        ONLINE,
        /** Everybody. */
        REQUIRED,
        /** Whoever wants one. */
        OFFERED
    }

    StaffProperties {
        if (!idle.isPositive() || !longest.isPositive() || !check.isPositive() || !links.isPositive()) {
            throw new IllegalArgumentException("the times of lanterne.staff must be longer than nothing");
        }
    }

    /** Whether nobody gets in without a second factor. */
    boolean needsSecondFactor(boolean https) {
        return switch (secondFactor) {
            case ONLINE -> https;
            case REQUIRED -> true;
            case OFFERED -> false;
        };
    }
}
