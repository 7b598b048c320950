package fr.lanterne.bot.conversation;

import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a turn: stored whole, or not at all. */
public record TurnEnd(Outcome outcome, @Nullable Answer answer, Map<String, String> reasons, ConversationState next,
        @Nullable HandoverReason handover) {

    /** What the bot says to end the turn. */
    public record Answer(MessageId id, Reply reply) {}

    public TurnEnd {
        reasons = Map.copyOf(reasons);
    }

    /** The bot answers. */
    public static TurnEnd answered(Outcome outcome, Answer answer, Map<String, String> reasons,
            ConversationState next) {
        return new TurnEnd(outcome, answer, reasons, next, null);
    }

    /** The bot answers and the conversation is passed to the mediators. */
    public static TurnEnd handedOver(HandoverReason reason, Answer answer, Map<String, String> reasons) {
        return new TurnEnd(Outcome.HANDED_OVER, answer, reasons, ConversationState.WAITING_FOR_MEDIATOR, reason);
    }

    /** A mediator holds the conversation: the bot says nothing. */
    public static TurnEnd silent(ConversationState state) {
        return new TurnEnd(Outcome.PASSED_ON, null, Map.of(), state, null);
    }

    /** What the bot says, if anything. */
    public Optional<Answer> spoken() {
        return Optional.ofNullable(answer);
    }
}
