package fr.lanterne.bot.delivery;

import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.Outlet.Abilities;
import fr.lanterne.bot.Outlet.Kind;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Reply.Action;
import fr.lanterne.bot.Reply.Block;
import fr.lanterne.bot.Reply.Bullets;
import fr.lanterne.bot.Reply.Paragraph;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** Says in words what a channel cannot do: what there is to press, and that a message was changed. */
final class Fitting {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("fr.lanterne.bot.delivery.delivery-messages",
            Locale.FRENCH);

    Fitted of(ChatMessage message, Kind kind, Abilities abilities) {
        Reply reply = message.reply();
        Kind done = kind;
        if (kind != Kind.SAY && !abilities.edits()) {
            reply = introduced(TEXTS.getString("change." + kind), reply);
            done = Kind.SAY;
        }
        if (!abilities.buttons()) {
            reply = inWords(reply);
        }
        return new Fitted(done, new ChatMessage(message.id(), message.sequence(), message.author(), message.speaker(),
                reply, message.outcome(), message.revision(), message.createdAt()));
    }

    private static Reply introduced(String introduction, Reply reply) {
        return new Reply(Stream.concat(Stream.of(new Paragraph(introduction)), reply.blocks().stream()).toList(),
                reply.citations(), reply.actions(), reply.verdict());
    }

    private static Reply inWords(Reply reply) {
        List<Block> blocks = new ArrayList<>(reply.blocks());
        List<String> answers = of(reply, Action.Kind.SEND).map(Action::value).toList();
        if (!answers.isEmpty()) {
            blocks.add(new Paragraph(TEXTS.getString("answers")));
            blocks.add(new Bullets(answers));
        }
        of(reply, Action.Kind.OPEN).forEach(action -> blocks.add(new Paragraph(
                MessageFormat.format(TEXTS.getString("open"), action.label(), address(action.value())))));
        return new Reply(blocks, reply.citations(), List.of(), reply.verdict());
    }

    private static Stream<Action> of(Reply reply, Action.Kind kind) {
        return reply.actions().stream().filter(action -> action.kind() == kind);
    }

    private static String address(String value) {
        return value.replaceFirst("^(?:tel|sms):", "");
    }

    /** A message as the channel can bring it. */
    record Fitted(Kind kind, ChatMessage message) {}
}
