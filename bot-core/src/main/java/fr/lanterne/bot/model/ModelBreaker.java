package fr.lanterne.bot.model;

import fr.lanterne.knowledge.ModelAnswer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Leaves a model alone for a while after three failures in a row, so that a dead one costs citizens no waiting. */
public record ModelBreaker(CircuitBreaker breaker) {

    static final String LEFT_ALONE = "the model is left alone after failing several times in a row";

    private static final int FAILURES_IN_A_ROW = 3;

    public static ModelBreaker of(String name, Duration pause, Clock clock) {
        return new ModelBreaker(CircuitBreaker.of(name, CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(FAILURES_IN_A_ROW).minimumNumberOfCalls(FAILURES_IN_A_ROW)
                .failureRateThreshold(100).permittedNumberOfCallsInHalfOpenState(1).waitDurationInOpenState(pause)
                .recordException(ModelBreaker::isTrouble)
                .clock(clock).currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                .build()));
    }

    /** Makes the call unless the model is left alone. A call that is cancelled counts for nothing. */
    public <T> CompletableFuture<ModelAnswer<T>> around(Supplier<CompletableFuture<ModelAnswer<T>>> call) {
        if (!breaker.tryAcquirePermission()) {
            return CompletableFuture.completedFuture(new ModelAnswer.Missing<>(LEFT_ALONE));
        }
        long start = breaker.getCurrentTimestamp();
        CompletableFuture<ModelAnswer<T>> answer = call.get();
        var _ = answer.whenComplete((given, cancelled) -> heard(given, breaker.getCurrentTimestamp() - start));
        return answer;
    }

    private <T> void heard(@Nullable ModelAnswer<T> answer, long took) {
        switch (answer) {
            case null -> breaker.releasePermission();
            case ModelAnswer.Missing<T>(String reason) -> breaker.onError(took, breaker.getTimestampUnit(),
                    new ModelFailure(ModelFailure.Kind.UNREACHABLE, reason));
            case ModelAnswer.Given<T> given -> breaker.onSuccess(took, breaker.getTimestampUnit());
            case ModelAnswer.Refused<T> refused -> breaker.onSuccess(took, breaker.getTimestampUnit());
        }
    }

    /** A model that refuses a prompt, or stops short, is there all the same. */
    private static boolean isTrouble(Throwable error) {
        return !(error instanceof ModelFailure failure) || switch (failure.kind()) {
            case UNREACHABLE, TIMED_OUT, RATE_LIMITED, NOT_AUTHORISED, SERVER_FAULT, MALFORMED -> true;
            case REFUSED, TRUNCATED -> false;
        };
    }
}
