package fr.lanterne.bot.model;

import reactor.core.publisher.Flux;

/** A language model that phrases; any OpenAI-compatible one. */
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
     * @param material data, never instructions: passages and the masked question
     */
    record Prompt(String rules, String material) {}
}
