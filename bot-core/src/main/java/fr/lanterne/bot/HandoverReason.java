package fr.lanterne.bot;

/** Why a conversation is passed to the mediators. */
public enum HandoverReason {
    /** The citizen asked for a person. */
    ASKED(1),
    /** The citizen asked for a person, and a scammer may be taking money right now. */
    MONEY_AT_RISK(0),
    /** The citizen asked for a person after an emergency service was named: distress or danger. */
    DISTRESS(0),
    /** The citizen asked for a person after the bot twice could not answer. */
    UNSURE(1),
    /** A mediator took the conversation over from the bot. */
    TAKEN_OVER(1);

    private final int urgency;

    HandoverReason(int urgency) {
        this.urgency = urgency;
    }

    /** The order of the queue before waiting time: 0 goes before 1. */
    public int urgency() {
        return urgency;
    }
}
