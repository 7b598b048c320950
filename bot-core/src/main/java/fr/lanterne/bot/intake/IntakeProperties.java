package fr.lanterne.bot.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How pending turns are worked.
 *
 * @param parallelConversations how many conversations are worked side by side
 * @param attempts how often a turn is tried again at once when the store fails
 * @param retryAfter the wait before the first of these, doubled each time
 * @param setAsideAfter after so many rounds of these, each after a sweep, a turn is set aside so that others go on
 * @param sweep how often turns that were left pending are looked for
 */
@Validated
@ConfigurationProperties("lanterne.intake")
record IntakeProperties(@DefaultValue("16") @Min(1) @Max(1_000) int parallelConversations,
        @DefaultValue("3") @Min(0) @Max(20) int attempts, @DefaultValue("200ms") Duration retryAfter,
        @DefaultValue("3") @Min(1) @Max(100) int setAsideAfter, @DefaultValue("30s") Duration sweep) {}
