package fr.lanterne.bot.scam;

/** How much a signal decides by itself. */
enum Severity {
    /** Calls for care; unlike the words of scams, it may be passed over. */
    NOTE,
    /** Rules out that nothing was found, whatever else stands in the message. */
    SERIOUS,
    /** Makes the risk high, alone. */
    CRITICAL
}
