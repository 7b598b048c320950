package fr.lanterne.channels.telegram;

import static fr.lanterne.channels.telegram.Allowance.Grant.GRANTED;
import static fr.lanterne.channels.telegram.Allowance.Grant.REFUSED;
import static fr.lanterne.channels.telegram.Allowance.Grant.REFUSED_AGAIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowanceTests {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final Allowance allowance = new Allowance(3, Duration.ofMinutes(1));

    @Test
    void whoSendsTooMuchIsToldOnce() {
        assertThat(taken(1, 5)).containsExactly(GRANTED, GRANTED, GRANTED, REFUSED, REFUSED_AGAIN);
    }

    @Test
    void oneChatTakesNothingFromAnother() {
        taken(1, 5);
        assertThat(allowance.take(2, NOW)).isEqualTo(GRANTED);
    }

    @Test
    void fillsEvenlyAndIsToldAgainLater() {
        taken(1, 5);
        assertThat(allowance.take(1, NOW.plusSeconds(21))).isEqualTo(GRANTED);
        assertThat(allowance.take(1, NOW.plusSeconds(21))).isEqualTo(REFUSED);
    }

    @Test
    void whatWasSentDuringAFailureOfOursIsCountedByWhenItWasSent() {
        assertThat(IntStream.range(0, 60).mapToObj(minute -> allowance.take(7, NOW.plusSeconds(60L * minute))))
                .containsOnly(GRANTED);
    }

    private List<Allowance.Grant> taken(long chat, int times) {
        return IntStream.range(0, times).mapToObj(i -> allowance.take(chat, NOW)).toList();
    }
}
