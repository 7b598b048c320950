package fr.lanterne.bot.understanding;

/** What a citizen wants of a message. */
public enum Intent {
    QUESTION,
    /** A question on the citizen's own file, which only the body that keeps it can see; a fiche may help all the same. */
    OWN_FILE_QUESTION,
    /** A question on rights or health, or on violence that is not said to happen now; a fiche may cover it. */
    LEGAL_QUESTION, MEDICAL_QUESTION, VIOLENCE_QUESTION,

    HUMAN_WANTED, GREETING, THANKS,
    /** Who or what the assistant is. */
    ABOUT_THE_BOT,
    /** Talk for the sake of talking. */
    SMALL_CHAT,
    /** Anger and nothing else. */
    INSULT,
    /** Yes, no and the like, when nothing that was said before gives it a meaning. */
    BRIEF_REPLY,
    /** Whatever it is, it is not in French. */
    FOREIGN_LANGUAGE,

    /** Distress and danger: somebody must be called at once. */
    SUICIDE_RISK, PARTNER_VIOLENCE, CHILD_IN_DANGER, DANGER_NOW, MEDICAL_EMERGENCY, FIRE, CANNOT_SPEAK;

    /** Whether somebody must be called at once. */
    public boolean isDanger() {
        return switch (this) {
            case SUICIDE_RISK, PARTNER_VIOLENCE, CHILD_IN_DANGER, DANGER_NOW, MEDICAL_EMERGENCY, FIRE, CANNOT_SPEAK ->
                true;
            case QUESTION, OWN_FILE_QUESTION, LEGAL_QUESTION, MEDICAL_QUESTION, VIOLENCE_QUESTION, HUMAN_WANTED,
                    GREETING, THANKS, ABOUT_THE_BOT, SMALL_CHAT, INSULT, BRIEF_REPLY, FOREIGN_LANGUAGE ->
                false;
        };
    }
}
