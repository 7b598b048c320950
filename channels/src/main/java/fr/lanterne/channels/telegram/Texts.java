package fr.lanterne.channels.telegram;

import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Reply.Action;
import fr.lanterne.bot.Reply.Paragraph;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the channel itself tells citizens. */
final class Texts {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(
            "fr.lanterne.channels.telegram.telegram-messages",
            Locale.FRENCH);

    private Texts() {}

    static String text(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.FRENCH).format(values);
    }

    /** Its paragraphs are lines of the text. */
    static Reply reply(String key, Object... values) {
        return new Reply(text(key, values).lines().<Reply.Block>map(Paragraph::new).toList(), List.of(), List.of());
    }

    /** With buttons: each sends a command. */
    static Reply choice(String key, String... commands) {
        return new Reply(reply(key).blocks(), List.of(), Arrays.stream(commands)
                .map(command -> new Action(text(key + "." + command.substring(1).replace(' ', '-')), Action.Kind.SEND,
                        command))
                .toList());
    }
}
