package fr.lanterne.bot.model;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.model.ChatModel.Prompt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class PausingChatModelTests {

    private static final Prompt PROMPT = new Prompt("", "");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<Flux<String>> answer = new AtomicReference<>(
            Flux.error(new ModelFailure(ModelFailure.Kind.TIMED_OUT, "slow")));
    private final ChatModel model = new PausingChatModel(prompt -> {
        calls.incrementAndGet();
        return answer.get();
    }, Duration.ofSeconds(30), clock);

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            StepVerifier.create(model.stream(PROMPT)).thenConsumeWhile(word -> true).verifyError(ModelFailure.class);
        }
    }

    @Test
    void leavesAModelAloneAfterThreeFailures() {
        ask(5);
        assertThat(calls).hasValue(3);
    }

    @Test
    void asksAgainAfterAWhile() {
        ask(3);
        now.updateAndGet(instant -> instant.plusSeconds(31));
        answer.set(Flux.just("Oui."));
        StepVerifier.create(model.stream(PROMPT)).expectNext("Oui.").verifyComplete();
        StepVerifier.create(model.stream(PROMPT)).expectNext("Oui.").verifyComplete();
        assertThat(calls).hasValue(5);
    }

    @Test
    void forgetsFailuresThatAreNotInARow() {
        ask(2);
        answer.set(Flux.just("Oui."));
        StepVerifier.create(model.stream(PROMPT)).expectNext("Oui.").verifyComplete();
        answer.set(Flux.error(new ModelFailure(ModelFailure.Kind.SERVER_FAULT, "500")));
        ask(2);
        assertThat(calls).hasValue(5);
    }

    @Test
    void keepsAskingAModelThatRefuses() {
        answer.set(Flux.error(new ModelFailure(ModelFailure.Kind.REFUSED, "filtered")));
        ask(5);
        assertThat(calls).hasValue(5);
    }

    @Test
    void countsNoCancelledCallAsAFailure() {
        answer.set(Flux.never());
        for (int i = 0; i < 4; i++) {
            StepVerifier.create(model.stream(PROMPT)).thenCancel().verify();
        }
        assertThat(calls).hasValue(4);
    }
}
