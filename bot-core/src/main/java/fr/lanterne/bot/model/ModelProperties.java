package fr.lanterne.bot.model;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which language model phrases, and how long it may take.
 *
 * @param baseUrl of an OpenAI-compatible interface, {@code /v1} included; empty for none
 * @param model its name there; empty for none
 * @param apiKey empty when it asks for none
 * @param firstTokenTimeout from the call to the first word
 * @param idleTimeout from one word to the next
 * @param totalTimeout from the call to the end
 * @param maxTokens the longest answer to ask for
 * @param temperature from 0, always the likeliest word, to 2
 * @param pause how long it is left alone after three failures in a row
 */
@ConfigurationProperties("lanterne.llm")
record ModelProperties(@DefaultValue("") String baseUrl, @DefaultValue("") String model,
        @DefaultValue("") String apiKey, @DefaultValue("8s") Duration firstTokenTimeout,
        @DefaultValue("5s") Duration idleTimeout, @DefaultValue("30s") Duration totalTimeout,
        @DefaultValue("700") int maxTokens, @DefaultValue("0") double temperature,
        @DefaultValue("30s") Duration pause) {

    ModelProperties {
        baseUrl = baseUrl.strip();
        model = model.strip();
        apiKey = apiKey.strip();
        Setting.requireBothOrNone("lanterne.llm.base-url", !baseUrl.isEmpty(), "lanterne.llm.model", !model.isEmpty());
        if (!baseUrl.isEmpty()) {
            Setting.requireWebAddress("lanterne.llm.base-url", baseUrl);
        }
        Map.of("first-token-timeout", firstTokenTimeout, "idle-timeout", idleTimeout, "total-timeout", totalTimeout,
                "pause", pause).forEach((name, duration) -> Setting.requirePositive("lanterne.llm." + name, duration));
        Setting.requireAtLeast("lanterne.llm.max-tokens", 1, maxTokens);
        if (!(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("lanterne.llm.temperature must be from 0 to 2, not " + temperature);
        }
    }

    /** Whether there is a model to call. */
    boolean isSet() {
        return !baseUrl.isEmpty();
    }

    Optional<String> key() {
        return Setting.given(apiKey);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ModelProperties[baseUrl=%s, model=%s, apiKey=%s]".formatted(baseUrl, model,
                apiKey.isEmpty() ? "none" : "set");
    }
}
