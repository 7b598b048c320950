package fr.lanterne.bot.scam.report;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.Verdict.Sign;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message from others who showed it.
 *
 * @param risk of the message, with all that is known
 * @param word what a mediator said; null when nobody did
 * @param trend that many showed it lately, for the citizen; null when they did not
 */
public record Learned(Risk risk, @Nullable Sign word, @Nullable String trend) {

    /** Nothing is known from others. */
    public static Learned nothing(Risk risk) {
        return new Learned(risk, null, null);
    }
}
