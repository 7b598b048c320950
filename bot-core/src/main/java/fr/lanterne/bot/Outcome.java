package fr.lanterne.bot;

/** What became of a turn. */
public enum Outcome {
    /** The citizen was told what a fiche says. */
    ANSWERED,
    /** The same, in the fiche's own words, because the language model failed. */
    FAILED_OVER,
    /** The citizen was told that it cannot be answered here: no fiche covers it, it is somebody's own file, it is not French. */
    DECLINED,
    /** A clarifying question was asked. */
    CLARIFIED,
    /** A received message was checked. */
    SCAM_CHECKED,
    /** The citizen was sent to a place. */
    DIRECTED,
    /** The conversation was passed to the mediators. */
    HANDED_OVER,
    /** An emergency service was named. */
    SIGNPOSTED,
    /** A greeting, thanks or small talk was returned. */
    GREETED,
    /** A mediator holds the conversation: the bot kept silent. */
    PASSED_ON
}
