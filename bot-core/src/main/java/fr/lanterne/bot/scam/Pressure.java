package fr.lanterne.bot.scam;

import java.util.Locale;

/** How a message keeps its reader from thinking; {@code phrases.txt} says how each is recognised. */
enum Pressure {
    THREAT, HURRY,
    /** It says itself that it can be trusted, or gives orders to whoever checks it. */
    REASSURES;

    /** The name of its phrases. */
    String group() {
        return "press." + name().toLowerCase(Locale.ROOT);
    }

    Severity severity() {
        return this == REASSURES ? Severity.SERIOUS : Severity.NOTE;
    }
}
