package fr.lanterne.bot.model;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which model embeds texts, and how long it may take.
 *
 * @param baseUrl of an OpenAI-compatible interface, {@code /v1} included; empty for none
 * @param model its name there; empty for none
 * @param apiKey empty when it asks for none
 * @param questionPrefix what some models want before a question, as {@code "query: "}
 * @param passagePrefix what some models want before a passage, as {@code "passage: "}
 * @param timeout for the vector of a question: a citizen waits
 * @param batchTimeout for those of a batch of passages
 * @param pause how long it is left alone with questions after three failures in a row
 * @param batchSize how many passages it gets at once
 * @param maxCharacters of a text; what exceeds is not sent
 */
@ConfigurationProperties("lanterne.embeddings")
record EmbeddingProperties(@DefaultValue("") String baseUrl, @DefaultValue("") String model,
        @DefaultValue("") String apiKey, @DefaultValue("") String questionPrefix,
        @DefaultValue("") String passagePrefix, @DefaultValue("500ms") Duration timeout,
        @DefaultValue("60s") Duration batchTimeout, @DefaultValue("30s") Duration pause,
        @DefaultValue("32") int batchSize, @DefaultValue("4000") int maxCharacters) {

    private static final int LARGEST_BATCH = 128;

    EmbeddingProperties {
        baseUrl = baseUrl.strip();
        model = model.strip();
        apiKey = apiKey.strip();
        Setting.requireBothOrNone("lanterne.embeddings.base-url", !baseUrl.isEmpty(), "lanterne.embeddings.model",
                !model.isEmpty());
        if (!baseUrl.isEmpty()) {
            Setting.requireWebAddress("lanterne.embeddings.base-url", baseUrl);
        }
        Map.of("timeout", timeout, "batch-timeout", batchTimeout, "pause", pause)
                .forEach((name, duration) -> Setting.requirePositive("lanterne.embeddings." + name, duration));
        if (batchSize < 1 || batchSize > LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "lanterne.embeddings.batch-size must be from 1 to " + LARGEST_BATCH + ", not " + batchSize);
        }
        Setting.requireAtLeast("lanterne.embeddings.max-characters", Shortened.SHORTEST, maxCharacters);
    }

    URI address() {
        return URI.create(baseUrl.replaceAll("/+$", "") + "/embeddings");
    }

    Optional<String> key() {
        return Setting.given(apiKey);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "EmbeddingProperties[baseUrl=%s, model=%s, apiKey=%s]".formatted(baseUrl, model,
                apiKey.isEmpty() ? "none" : "set");
    }
}
