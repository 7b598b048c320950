package fr.lanterne.bot.conversation;

import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.Refusal;
import fr.lanterne.bot.WaitOutlook.Staffing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a conversation, and who may have it next: one holder at a time. A plain value: the store keeps it under the lock
 * of the conversation, so that of two that want it at once one finds it taken.
 */
public sealed interface Custody {

    /** The bot answers. */
    record ByBot() implements Custody {}

    /** The citizen waits for a mediator; meanwhile the bot answers. */
    record Waiting(OpenHandover handover) implements Custody {}

    /**
     * A mediator answers; the bot is silent.
     *
     * @param unansweredSince since when the citizen waits for the mediator's words; null when it is the citizen's turn
     */
    record ByMediator(OpenHandover handover, Mediator mediator, @Nullable Instant unansweredSince) implements Custody {

        private ByMediator unansweredFrom(Instant now) {
            return unansweredSince == null ? new ByMediator(handover, mediator, now) : this;
        }

        private Custody done(MediatorAction action, Instant now) {
            return switch (action) {
                case MediatorAction.Claim(),MediatorAction.Edit _,MediatorAction.Withdraw _ -> this;
                case MediatorAction.Say _ -> new ByMediator(handover, mediator, null);
                case MediatorAction.Release(String note) -> new Waiting(handover.withNote(note));
                case MediatorAction.Transfer(Mediator to, String note) ->
                    new ByMediator(handover.withNote(note), to, now);
                case MediatorAction.TransferToTeam(_, String note) -> new Waiting(handover.withNote(note));
                case MediatorAction.GiveBack() -> new ByBot();
                case MediatorAction.Close() -> new Closed();
            };
        }
    }

    /** Nobody does until the citizen writes again. */
    record Closed() implements Custody {}

    /**
     * An open handover.
     *
     * @param since when it was asked for: its place in the queue among those of its urgency
     * @param toldAt when the citizen was last told how the wait stands, if ever since
     * @param toldStaffing who could answer by what the citizen was last told; null before it was looked at
     * @param note what the mediator before left for the next one
     */
    record OpenHandover(UUID id, HandoverReason reason, Instant since, @Nullable Instant toldAt,
            @Nullable Staffing toldStaffing, String note) {

        /** A handover asked for now. */
        public static OpenHandover begun(HandoverReason reason, Instant now) {
            return new OpenHandover(UUID.randomUUID(), reason, now, null, null, "");
        }

        OpenHandover withNote(String left) {
            return new OpenHandover(id, reason, since, toldAt, toldStaffing, left);
        }

        /** The citizen was told just now how the wait stands. */
        public OpenHandover told(Instant now) {
            return new OpenHandover(id, reason, since, now, toldStaffing, note);
        }

        /** The citizen knows who could answer. */
        public OpenHandover knowing(Staffing staffing) {
            return new OpenHandover(id, reason, since, toldAt, staffing, note);
        }

        /** A second request keeps the place, and takes the better one of a more urgent reason. */
        OpenHandover askedAgain(HandoverReason again) {
            return again.urgency() < reason.urgency()
                    ? new OpenHandover(id, again, since, toldAt, toldStaffing, note)
                    : this;
        }
    }

    /** What a mediator's action comes to. */
    sealed interface Move {

        /** It is held so from now on. */
        record To(Custody next) implements Move {}

        /** It stays as it is. */
        record Refused(Refusal reason) implements Move {}
    }

    /** Its name, for screens and the store. */
    default ConversationState state() {
        return switch (this) {
            case ByBot() -> ConversationState.HELD_BY_BOT;
            case Waiting _ -> ConversationState.WAITING_FOR_MEDIATOR;
            case ByMediator _ -> ConversationState.HELD_BY_MEDIATOR;
            case Closed() -> ConversationState.CLOSED;
        };
    }

    /** Whether the bot may speak. */
    default boolean botMaySpeak() {
        return !(this instanceof ByMediator);
    }

    /** Whether the bot has it, be it that the citizen waits for a mediator as well. */
    default boolean isTheBots() {
        return this instanceof ByBot || this instanceof Waiting;
    }

    /** The citizen gets a place in the queue, or keeps the one they have; a mediator keeps what they hold. */
    default Custody asked(HandoverReason reason, Instant now) {
        return isTheBots() ? afterTurn(reason, now) : this;
    }

    /** Whether that mediator holds it. */
    default boolean isHeldBy(MediatorId mediator) {
        return this instanceof ByMediator held && held.mediator().id().equals(mediator);
    }

    /**
     * After a citizen's message was worked.
     *
     * @param asked why the bot passes the conversation on; null when it keeps it
     */
    default Custody afterTurn(@Nullable HandoverReason asked, Instant now) {
        return switch (this) {
            case ByMediator held -> held.unansweredFrom(now);
            case Waiting(OpenHandover handover) -> asked == null ? this : new Waiting(handover.askedAgain(asked));
            case ByBot(),Closed() -> asked == null ? new ByBot() : new Waiting(OpenHandover.begun(asked, now));
        };
    }

    /** After what a mediator wants to do. */
    default Move after(MediatorAction action, Mediator who, Instant now) {
        return switch (this) {
            case ByMediator held when held.mediator().id().equals(who.id()) -> new Move.To(held.done(action, now));
            case ByMediator held -> new Move.Refused(new Refusal.HeldBy(held.mediator()));
            case Closed() -> new Move.Refused(new Refusal.Ended());
            case Waiting(OpenHandover handover) -> claimed(action, handover, who, now);
            case ByBot() -> claimed(action, OpenHandover.begun(HandoverReason.TAKEN_OVER, now), who, now);
        };
    }

    /** Back to the queue when the mediator has left the citizen without an answer since before that moment. */
    default Custody untended(Instant before, String note) {
        return this instanceof ByMediator(OpenHandover handover, _, @Nullable Instant since) && since != null
                && since.isBefore(before)
                        ? new Waiting(handover.withNote(note))
                        : this;
    }

    /** Back to the queue when that mediator, who is gone, holds it. */
    default Custody without(MediatorId gone, String note) {
        return this instanceof ByMediator held && isHeldBy(gone)
                ? new Waiting(held.handover().withNote(note))
                : this;
    }

    /** A closed conversation opens again: with that mediator, or in the queue when there is none for it. */
    default Custody reopened(@Nullable Mediator mediator, Instant now) {
        if (!(this instanceof Closed)) {
            return this;
        }
        OpenHandover again = OpenHandover.begun(HandoverReason.RETURNED, now);
        return mediator == null ? new Waiting(again) : new ByMediator(again, mediator, now);
    }

    private static Move claimed(MediatorAction action, OpenHandover handover, Mediator who, Instant now) {
        return action instanceof MediatorAction.Claim
                ? new Move.To(new ByMediator(handover, who, now))
                : new Move.Refused(new Refusal.NotHeld());
    }
}
