package fr.lanterne.bot.scam;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pictures are read.
 *
 * @param tesseract the command
 * @param timeout patience with one picture
 * @param parallel how many are read side by side
 * @param waiting how many may wait for that
 */
@ConfigurationProperties("lanterne.pictures")
record PictureProperties(@DefaultValue("tesseract") String tesseract, @DefaultValue("15s") Duration timeout,
        @DefaultValue("2") int parallel, @DefaultValue("8") int waiting) {

    PictureProperties {
        if (!timeout.isPositive() || parallel < 1 || waiting < 1) {
            throw new IllegalArgumentException(
                    "lanterne.pictures.timeout, .parallel and .waiting must be more than nothing");
        }
    }
}
