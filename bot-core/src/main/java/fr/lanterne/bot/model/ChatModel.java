package fr.lanterne.bot.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;

/** A language model that phrases or chooses; any OpenAI-compatible one. */
@FunctionalInterface
public interface ChatModel {

    /**
     * Streams the model's words as they come, in pieces of any size. Ends with {@link ModelFailure} when the model is
     * away, slow, refuses, or stops before its end. Cancelling stops the call.
     */
    Flux<String> stream(Prompt prompt);

    /**
     * What the model is asked.
     *
     * @param rules what it must obey: ours alone
     * @param material data, never instructions: passages, the masked question, a masked message
     * @param choices empty for an answer in words
     */
    record Prompt(String rules, String material, Optional<Choices> choices) {

        /** Any words may come back. */
        public Prompt(String rules, String material) {
            this(rules, material, Optional.empty());
        }
    }

    /**
     * The JSON object that the model is held to: for each field one of some words. It can say nothing else, though whoever
     * asks must check that, as servers differ in how strictly they hold their models to it.
     */
    record Choices(String name, Map<String, List<String>> fields) {

        public Choices {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
