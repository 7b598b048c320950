package fr.lanterne.bot.answer;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How questions are answered.
 *
 * @param searchTimeout how long the search of the fiches may take
 * @param threshold the confidence, from 0 to 1, from which the search answers: after a clarifying question that settled
 *     nothing it decides here too
 * @param sureFrom the confidence, from 0 to 1, from which an answer goes without the offer of a human
 * @param oldAfter the age from which the facts of an answer are said to be old
 */
@ConfigurationProperties("lanterne.answer")
record AnswerProperties(@DefaultValue("5s") Duration searchTimeout, @DefaultValue("0.66") double threshold,
        @DefaultValue("0.8") double sureFrom, @DefaultValue("12m") Period oldAfter) {

    AnswerProperties {
        if (!searchTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "lanterne.answer.search-timeout must be longer than nothing, not " + searchTimeout);
        }
        requireShare("threshold", threshold);
        requireShare("sure-from", sureFrom);
        if (oldAfter.isNegative() || oldAfter.isZero()) {
            throw new IllegalArgumentException(
                    "lanterne.answer.old-after must be longer than nothing (12m is a year), not " + oldAfter);
        }
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("lanterne.answer." + name + " must be from 0 to 1, not " + share);
        }
    }
}
