package fr.lanterne.bot;

/** Why a conversation is passed to the mediators. */
public enum HandoverReason {
    /** The citizen asked for a person. */
    ASKED(1),
    /** A scammer may be taking money right now. */
    MONEY_AT_RISK(0),
    /** Distress or danger: an emergency service was named. */
    DISTRESS(0),
    /** The bot twice in a row could not answer. */
    UNSURE(1),
    /** The citizen asked for a person after saying that an answer did not help. */
    NOT_HELPED(1),
    /** The bot failed: the search, with or without the language model, or a fault of ours. */
    FAILED(1),
    /** The citizen wrote again after a mediator had ended the conversation. */
    RETURNED(1),
    /** The bot's answer was to be checked by a mediator, who rejected it or did not come in time. */
    UNCHECKED(1),
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
