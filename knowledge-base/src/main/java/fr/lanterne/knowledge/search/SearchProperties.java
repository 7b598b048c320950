package fr.lanterne.knowledge.search;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the index is and how it behaves.
 *
 * @param dataDir the index is in its folder {@code index}
 */
@Validated
@ConfigurationProperties("lanterne")
record SearchProperties(@DefaultValue("./data") Path dataDir, @DefaultValue @Valid Index index,
        @DefaultValue @Valid Answer answer) {

    Path indexFolder() {
        return dataDir.resolve("index");
    }

    /**
     * The index.
     *
     * @param poll how often the catalog is asked for changes
     * @param patience how long a question waits for an index that is being filled
     */
    record Index(@DefaultValue("1s") @DurationMin(millis = 10) Duration poll,
            @DefaultValue("15s") Duration patience) {}

    /**
     * Answers.
     *
     * @param threshold the confidence from which a question is answered, from 0 to 1
     */
    record Answer(
            @DefaultValue(Confidence.THRESHOLD_TEXT) @DecimalMin("0") @DecimalMax("1") double threshold) {}
}
