package fr.lanterne.bot.dialogue;

import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import java.util.HashMap;
import java.util.Map;

/** A step of a skill's work. */
public sealed interface SkillStep {

    /**
     * A piece of the reply that may be shown at once; it is already checked.
     *
     * @param text to append to what was said before: it brings the space or the line breaks that part it from that, so that
     *     nothing is held back; all texts together are the reply's plain text
     */
    record Says(String text) implements SkillStep {}

    /** The end of the work. */
    sealed interface End extends SkillStep {

        Outcome outcome();

        /** The whole reply: what was said before is part of it. */
        Reply reply();

        /** Why it came out so, for the staff: names and figures, no citizen's words. */
        Map<String, String> reasons();
    }

    /** The bot did what it could and keeps the conversation. */
    record Concludes(Outcome outcome, Reply reply, Map<String, String> reasons) implements End {
        public Concludes {
            reasons = Map.copyOf(reasons);
        }
    }

    /** The conversation waits for a mediator from now on, whatever else the bot did for it. */
    record HandsOver(HandoverReason reason, Outcome outcome, Reply reply, Map<String, String> reasons) implements End {

        public HandsOver {
            Map<String, String> all = new HashMap<>(reasons);
            all.put("handover", reason.name());
            reasons = Map.copyOf(all);
        }

        /** The bot did nothing else. */
        public HandsOver(HandoverReason reason, Reply reply) {
            this(reason, Outcome.HANDED_OVER, reply, Map.of());
        }
    }
}
