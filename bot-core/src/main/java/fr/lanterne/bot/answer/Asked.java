package fr.lanterne.bot.answer;

import fr.lanterne.knowledge.Retrieval;

/**
 * What a message asks in the light of the conversation, and what was found for it.
 *
 * @param question whole, without personal data
 * @param focus what of it is new: which passages are to be told goes by this
 * @param mayClarify whether a clarifying question may be asked: once for a question, never twice in a row
 * @param stuck whether the citizen says that what was advised did not help
 */
record Asked(String question, String focus, Subject subject, Retrieval retrieval, boolean mayClarify, boolean stuck) {

    /** How a message stands to what was said before it. */
    enum Subject {
        NEW("new"), FOLLOW_UP("followUp"),
        /** It answers the clarifying question. */
        CLARIFIED("clarified"),
        /** It goes on with something, but nothing was said before. */
        UNKNOWN("unknown");

        private final String reason;

        Subject(String reason) {
            this.reason = reason;
        }

        /** As the reasons of a turn have it. */
        String reason() {
            return reason;
        }
    }
}
