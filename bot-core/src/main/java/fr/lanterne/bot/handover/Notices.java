package fr.lanterne.bot.handover;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.CallBacks;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Team;
import fr.lanterne.bot.WaitOutlook;
import fr.lanterne.bot.conversation.Conversations.Line;
import fr.lanterne.bot.conversation.Conversations.Rewording;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What the citizen is told when the conversation changes hands. */
class Notices {

    private final ResourceBundle texts;

    Notices(ResourceBundle texts) {
        this.texts = texts;
    }

    /**
     * What appears in the conversation when the mediator does that.
     *
     * @param citations what it cites
     */
    List<Line> of(Mediator who, MediatorAction action, List<Reply.Citation> citations) {
        return switch (action) {
            case MediatorAction.Claim() -> List.of(system("notice.claimed", who.firstName()));
            case MediatorAction.Say say ->
                List.of(new Line(say.id(), Author.MEDIATOR, who, Reply.written(say.text()).citing(citations)));
            case MediatorAction.Edit _,MediatorAction.Withdraw _ -> List.of();
            case MediatorAction.Release _ -> List.of(system("notice.released", who.firstName()));
            case MediatorAction.Transfer(Mediator to, _) ->
                List.of(system("notice.transferred", who.firstName(), to.firstName()));
            case MediatorAction.TransferToTeam(Team to, _) ->
                List.of(system("notice.transferred.team", who.firstName(), to.name()));
            case MediatorAction.GiveBack() -> List.of(system("notice.given-back", who.firstName()));
            case MediatorAction.Close() -> List.of(system("notice.closed", who.firstName()));
        };
    }

    /** The other words of a message that was said before; null when the action changes none. */
    @Nullable
    Rewording rewording(MediatorAction action) {
        return switch (action) {
            case MediatorAction.Edit(MessageId message, String text) ->
                new Rewording(message, ChatMessage.Kind.EDITED, Reply.written(text));
            case MediatorAction.Withdraw(MessageId message) -> new Rewording(message, ChatMessage.Kind.WITHDRAWN,
                    Reply.of(texts.getString("message.withdrawn")));
            default -> null;
        };
    }

    Line resumed(Mediator who) {
        return system("notice.resumed", who.firstName());
    }

    Line returned(WaitOutlook outlook) {
        return system("notice.returned", outlook.words());
    }

    Line untended(Mediator who) {
        return system("notice.untended", who.firstName());
    }

    Line gone(Mediator who) {
        return system("notice.gone", who.firstName());
    }

    /** For the next mediator. */
    String goneNote() {
        return texts.getString("note.gone");
    }

    /** For the next mediator. */
    String untendedNote() {
        return texts.getString("note.untended");
    }

    Line stillWaiting(WaitOutlook outlook) {
        return system("notice.still-waiting", outlook.words());
    }

    /** Somebody came, or the last one left. */
    Line staffingChanged(WaitOutlook outlook) {
        return system(outlook.staffing() == WaitOutlook.Staffing.SOMEBODY_HERE
                ? "notice.somebody-came"
                : "notice.nobody-left", outlook.words());
    }

    /** The citizen no longer wants a person. */
    Line waitStopped() {
        return system("notice.wait-stopped");
    }

    Line waitEnded() {
        return system("notice.wait-ended");
    }

    Line callBackBooked(boolean byMail, String slot) {
        return system(byMail ? "call-back.booked.mail" : "call-back.booked.phone", slot);
    }

    Line callBackCancelled() {
        return system("call-back.cancelled");
    }

    Line calledBack(Mediator who, CallBacks.Result result) {
        return system("call-back." + result.name().toLowerCase(Locale.ROOT), who.firstName());
    }

    String callBackRefused(CallBacks.Why why) {
        return texts.getString("call-back." + why.name().toLowerCase(Locale.ROOT));
    }

    private Line system(String key, Object... values) {
        return Line.system(new MessageFormat(texts.getString(key), Locale.FRENCH).format(values));
    }
}
