package fr.lanterne.bot.handover;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.CallBacks;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.WaitOutlook;
import fr.lanterne.bot.conversation.Conversations.Line;
import fr.lanterne.bot.conversation.Conversations.Rewording;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the citizen is told when the conversation changes hands. */
class Notices {

    private final ResourceBundle texts;

    Notices(ResourceBundle texts) {
        this.texts = texts;
    }

    /** What appears in the conversation when the mediator does that. */
    List<Line> of(Mediator who, MediatorAction action) {
        return switch (action) {
            case MediatorAction.Claim() -> List.of(system("notice.claimed", who.firstName()));
            case MediatorAction.Say(MessageId id, String text) ->
                List.of(new Line(id, Author.MEDIATOR, who.firstName(), written(text)));
            case MediatorAction.Edit _,MediatorAction.Withdraw _ -> List.of();
            case MediatorAction.Release _ -> List.of(system("notice.released", who.firstName()));
            case MediatorAction.Transfer(Mediator to, _) ->
                List.of(system("notice.transferred", who.firstName(), to.firstName()));
            case MediatorAction.GiveBack() -> List.of(system("notice.given-back", who.firstName()));
            case MediatorAction.Close() -> List.of(system("notice.closed", who.firstName()));
        };
    }

    /** The other words of a message that was said before; null when the action changes none. */
    @Nullable
    Rewording rewording(MediatorAction action) {
        return switch (action) {
            case MediatorAction.Edit(MessageId message, String text) ->
                new Rewording(message, ChatMessage.Kind.EDITED, written(text));
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
        return new Line(new MessageId(UUID.randomUUID()), Author.SYSTEM, null,
                Reply.of(new MessageFormat(texts.getString(key), Locale.FRENCH).format(values)));
    }

    /** Lines that an empty line parts are paragraphs, as the mediator saw them; other line breaks too, since a text is one line. */
    private static Reply written(String text) {
        List<Reply.Block> paragraphs = new ArrayList<>();
        text.strip().lines().map(String::strip).filter(line -> !line.isEmpty())
                .forEach(line -> paragraphs.add(new Reply.Paragraph(line)));
        return new Reply(paragraphs, List.of(), List.of());
    }
}
