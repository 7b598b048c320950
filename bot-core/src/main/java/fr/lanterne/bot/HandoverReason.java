package fr.lanterne.bot;

/** Why a conversation is passed to the mediators. */
public enum HandoverReason {
    /** The citizen asked for a person. */
    ASKED
}
