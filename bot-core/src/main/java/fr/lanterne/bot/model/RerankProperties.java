package fr.lanterne.bot.model;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which model reranks passages, and how long it may take.
 *
 * @param url the whole address, as {@code https://api.example.org/v1/rerank}; empty for none
 * @param model its name there; empty where the address stands for one model
 * @param apiKey empty when it asks for none
 * @param shape what it calls the things that it is sent
 * @param timeout for one question: a citizen waits
 * @param pause how long it is left alone after three failures in a row
 * @param maxCharacters of a passage; what exceeds is not sent
 */
@ConfigurationProperties("lanterne.rerank")
record RerankProperties(@DefaultValue("") String url, @DefaultValue("") String model,
        @DefaultValue("") String apiKey, @DefaultValue("documents") Shape shape,
        @DefaultValue("800ms") Duration timeout, @DefaultValue("30s") Duration pause,
        @DefaultValue("2000") int maxCharacters) {

    /** What servers call the question and the passages. */
    enum Shape {
        /** Cohere, Jina, vLLM, Albert. */
        DOCUMENTS("query", "documents"),
        /** Hugging Face's text-embeddings-inference. */
        TEXTS("query", "texts"),
        /** Older servers of Albert. */
        INPUT("prompt", "input");

        private final String question;
        private final String passages;

        Shape(String question, String passages) {
            this.question = question;
            this.passages = passages;
        }

        String question() {
            return question;
        }

        String passages() {
            return passages;
        }
    }

    RerankProperties {
        url = url.strip();
        model = model.strip();
        apiKey = apiKey.strip();
        if (!url.isEmpty()) {
            Setting.requireWebAddress("lanterne.rerank.url", url);
        }
        Map.of("timeout", timeout, "pause", pause)
                .forEach((name, duration) -> Setting.requirePositive("lanterne.rerank." + name, duration));
        Setting.requireAtLeast("lanterne.rerank.max-characters", Shortened.SHORTEST, maxCharacters);
    }

    Optional<String> key() {
        return Setting.given(apiKey);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "RerankProperties[url=%s, model=%s, apiKey=%s]".formatted(url, model,
                apiKey.isEmpty() ? "none" : "set");
    }
}
