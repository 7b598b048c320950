package fr.lanterne.channels.telegram;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply.Action;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/**
 * The buttons below a message. Telegram gives a button 64 bytes, so what it sends stays in the stored message: the button only
 * names its place there, and the beginning of the message's identifier so that it never means another message.
 */
final class Buttons {

    private static final Set<Outcome> JUDGED = EnumSet.of(Outcome.ANSWERED, Outcome.FAILED_OVER, Outcome.SCAM_CHECKED,
            Outcome.DIRECTED, Outcome.DECLINED);
    private static final int MOST = 12;
    private static final int LONGEST_LABEL = 60;
    private static final Pattern DATA = Pattern.compile("([af]):(\\d{1,18}):(\\d{1,2}):([0-9a-f]{8})");

    private Buttons() {}

    /** Null when there are none. */
    static @Nullable InlineKeyboardMarkup of(ChatMessage message) {
        List<InlineKeyboardRow> rows = new ArrayList<>();
        List<Action> actions = message.reply().actions();
        for (int i = 0; i < Math.min(actions.size(), MOST); i++) {
            Action action = actions.get(i);
            if (action.kind() == Action.Kind.SEND) {
                rows.add(new InlineKeyboardRow(pressing(action.label(), data('a', message, i))));
            } else if (HtmlPieces.isWeb(action.value())) {
                rows.add(new InlineKeyboardRow(InlineKeyboardButton.builder().text(shortened(action.label()))
                        .url(action.value()).build()));
            }
        }
        if (message.author() == Author.BOT && message.outcome() != null && JUDGED.contains(message.outcome())) {
            rows.add(new InlineKeyboardRow(pressing(Texts.text("helped"), data('f', message, 1)),
                    pressing(Texts.text("not-helped"), data('f', message, 0))));
        }
        return rows.isEmpty() ? null : new InlineKeyboardMarkup(rows);
    }

    /** What a pressed button names; empty when it is none of ours. */
    static Optional<Pressed> pressed(String data) {
        Matcher ours = DATA.matcher(data);
        return ours.matches()
                ? Optional.of(new Pressed("f".equals(ours.group(1)), Long.parseLong(ours.group(2)),
                        Integer.parseInt(ours.group(3)), ours.group(4)))
                : Optional.empty();
    }

    private static InlineKeyboardButton pressing(String label, String data) {
        return InlineKeyboardButton.builder().text(shortened(label)).callbackData(data).build();
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
    }

    private static String data(char kind, ChatMessage message, int number) {
        return kind + ":" + message.sequence() + ":" + number + ":" + startOf(message);
    }

    private static String startOf(ChatMessage message) {
        return message.id().value().toString().substring(0, 8);
    }

    /**
     * A pressed button.
     *
     * @param number which action; for a judgement 1 when the answer helped
     */
    record Pressed(boolean judgement, long sequence, int number, String beginning) {

        boolean isOf(ChatMessage message) {
            return message.sequence() == sequence && startOf(message).equals(beginning);
        }
    }
}
