package fr.lanterne.bot.conversation;

import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the bot wants to become of a turn: stored whole, or not at all. Whether it may speak is decided as it is stored.
 *
 * @param handover why the conversation is passed to the mediators; null when it is not
 * @param check how the answer is looked through by a mediator first; null when it is not
 */
public record TurnEnd(Outcome outcome, Answer answer, Map<String, String> reasons, @Nullable HandoverReason handover,
        @Nullable Check check) {

    /**
     * A mediator looks the answer through before it is said.
     *
     * @param within how long it waits
     * @param told to the citizen meanwhile, by the service
     */
    public record Check(double confidence, Duration within, Reply told) {}

    /** What the bot says to end the turn. */
    public record Answer(MessageId id, Reply reply) {}

    public TurnEnd {
        reasons = Map.copyOf(reasons);
    }

    /** Whether it only returns a greeting or thanks: that opens no closed conversation again. */
    boolean isCourtesy() {
        return outcome == Outcome.GREETED;
    }

    /** The bot answers. */
    public static TurnEnd answered(Outcome outcome, Answer answer, Map<String, String> reasons) {
        return new TurnEnd(outcome, answer, reasons, null, null);
    }

    /** The bot answers and the conversation is passed to the mediators. */
    public static TurnEnd handedOver(HandoverReason reason, Outcome outcome, Answer answer,
            Map<String, String> reasons) {
        return new TurnEnd(outcome, answer, reasons, reason, null);
    }

    /** The same, after a mediator has looked the answer through. */
    public TurnEnd checked(Check by) {
        return new TurnEnd(outcome, answer, reasons, handover, by);
    }
}
