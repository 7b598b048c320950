package fr.lanterne.bot;

/** What became of a turn. */
public enum Outcome {
    /** The citizen was told what a fiche says. */
    ANSWERED,
    /** The same, in the fiche's own words, because the language model failed. */
    FAILED_OVER,
    /** No fiche covers the question, and the citizen was told so. */
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
    /** A greeting or thanks was returned. */
    GREETED,
    /** A mediator holds the conversation: the bot kept silent. */
    PASSED_ON
}
