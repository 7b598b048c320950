package fr.lanterne.bot.answer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far back a message may refer.
 *
 * @param turns so many turns after the last answer its subject is no longer meant
 * @param age so long after the last answer its subject is no longer meant
 * @param rewriteTimeout how long the language model may take to make a question whole
 */
@ConfigurationProperties("lanterne.context")
record ContextProperties(@DefaultValue("3") int turns, @DefaultValue("2h") Duration age,
        @DefaultValue("2s") Duration rewriteTimeout) {

    ContextProperties {
        if (turns < 1) {
            throw new IllegalArgumentException("lanterne.context.turns must be at least 1, not " + turns);
        }
        if (!age.isPositive() || !rewriteTimeout.isPositive()) {
            throw new IllegalArgumentException("lanterne.context.age and .rewrite-timeout must be longer than nothing, "
                    + "not " + age + " and " + rewriteTimeout);
        }
    }
}
