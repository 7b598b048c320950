package fr.lanterne.bot.scam;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What others may say of a received message.
 *
 * @param blocklist a file of dangerous hosts and addresses, one a line; empty for none
 * @param opinionTimeout patience with the language model's opinion: a citizen waits for the verdict
 */
@ConfigurationProperties("lanterne.scam")
record OutsideViewProperties(@DefaultValue("") String blocklist, @DefaultValue("4s") Duration opinionTimeout) {

    OutsideViewProperties {
        if (!opinionTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "lanterne.scam.opinion-timeout must be longer than nothing, not " + opinionTimeout);
        }
    }

    Optional<Path> file() {
        return Optional.of(blocklist.strip()).filter(given -> !given.isEmpty()).map(Path::of);
    }
}
