package fr.lanterne.bot;

/** Why a conversation is passed to the mediators. */
public enum HandoverReason {
    /** The citizen asked for a person. */
    ASKED,
    /** The citizen asked for a person, and a scammer may be taking money right now: goes before all others. */
    MONEY_AT_RISK
}
