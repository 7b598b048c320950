package fr.lanterne.bot.model;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;

/** Leaves a model alone for a while after three failures in a row, so that a dead one costs citizens no waiting. */
final class PausingChatModel implements ChatModel {

    private static final int FAILURES_IN_A_ROW = 3;

    private final ChatModel model;
    private final CircuitBreaker breaker;

    PausingChatModel(ChatModel model, Duration pause, Clock clock) {
        this.model = model;
        this.breaker = CircuitBreaker.of("language-model", CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(FAILURES_IN_A_ROW).minimumNumberOfCalls(FAILURES_IN_A_ROW)
                .failureRateThreshold(100).permittedNumberOfCallsInHalfOpenState(1).waitDurationInOpenState(pause)
                .recordException(PausingChatModel::isTrouble)
                .clock(clock).currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                .build());
    }

    /** A model that refuses a prompt, or stops short, is there all the same. */
    private static boolean isTrouble(Throwable error) {
        return !(error instanceof ModelFailure failure) || switch (failure.kind()) {
            case UNREACHABLE, TIMED_OUT, RATE_LIMITED, NOT_AUTHORISED, SERVER_FAULT, MALFORMED -> true;
            case REFUSED, TRUNCATED -> false;
        };
    }

    @Override
    public Flux<String> stream(Prompt prompt) {
        return Flux.defer(() -> model.stream(prompt)).transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(CallNotPermittedException.class, refusal -> new ModelFailure(
                        ModelFailure.Kind.UNREACHABLE, "the model is left alone after failing several times in a row"));
    }
}
