package fr.lanterne.bot.scam.report;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How citizens learn from each other.
 *
 * @param timeout patience with the store during a check; without it the check answers alone
 * @param trendDay from how many conversations within 24 hours on a message is said to go round
 * @param trendWeek the same within 7 days
 * @param correctWithin how long after the check a citizen is told of a correction
 * @param correctionsAtOnce how many are told in one sweep
 * @param sweep how often it is looked for corrections to tell
 * @param keep how long after it was last shown a cluster is forgotten
 */
@ConfigurationProperties("lanterne.reports")
record ReportProperties(@DefaultValue("500ms") Duration timeout, @DefaultValue("5") int trendDay,
        @DefaultValue("15") int trendWeek, @DefaultValue("30d") Duration correctWithin,
        @DefaultValue("20") int correctionsAtOnce, @DefaultValue("2s") Duration sweep,
        @DefaultValue("180d") Duration keep) {

    /** Fewer would tell one citizen of another. */
    private static final int FEWEST = 3;

    ReportProperties {
        if (!timeout.isPositive() || !correctWithin.isPositive() || !sweep.isPositive() || !keep.isPositive()) {
            throw new IllegalArgumentException(
                    "lanterne.reports.timeout, .correct-within, .sweep and .keep are durations above 0");
        }
        if (trendDay < FEWEST || trendWeek < FEWEST) {
            throw new IllegalArgumentException(
                    "lanterne.reports.trend-day and .trend-week are at least " + FEWEST);
        }
        if (correctionsAtOnce < 1) {
            throw new IllegalArgumentException("lanterne.reports.corrections-at-once is at least 1");
        }
    }
}
