package fr.lanterne.bot.model;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Clock;
import java.time.Duration;
import reactor.core.publisher.Flux;

/** Leaves a model alone for a while when it fails, as {@link ModelBreaker} has it. */
final class PausingChatModel implements ChatModel {

    private final ChatModel model;
    private final ModelBreaker breaker;

    PausingChatModel(ChatModel model, Duration pause, Clock clock) {
        this.model = model;
        this.breaker = ModelBreaker.of("language-model", pause, clock);
    }

    @Override
    public Flux<String> stream(Prompt prompt) {
        return Flux.defer(() -> model.stream(prompt))
                .transformDeferred(CircuitBreakerOperator.of(breaker.breaker()))
                .onErrorMap(CallNotPermittedException.class, refusal -> new ModelFailure(
                        ModelFailure.Kind.UNREACHABLE, ModelBreaker.LEFT_ALONE));
    }
}
