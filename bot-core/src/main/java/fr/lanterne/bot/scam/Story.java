package fr.lanterne.bot.scam;

import java.util.Locale;

/** A story that scams tell; {@code phrases.txt} says how each is recognised and why. */
enum Story {
    DELIVERY, FINE, HEALTH_CARD, TRAINING_ACCOUNT, REFUND, UNPAID, ACCOUNT, FAKE_ADVISER, PRIZE, NEW_NUMBER, VOICEMAIL, SECOND_HAND, SEXTORTION, TECH_SUPPORT, JOB, RENTAL, ROMANCE, INHERITANCE, INVESTMENT, RENOVATION, VIGNETTE, OPENER;

    /** The name of its phrases. */
    String group() {
        return "story." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Some are told by nobody but scammers. */
    int weight() {
        return switch (this) {
            case NEW_NUMBER, SEXTORTION, INHERITANCE -> 3;
            default -> 2;
        };
    }
}
