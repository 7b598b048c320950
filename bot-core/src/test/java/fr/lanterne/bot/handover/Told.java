package fr.lanterne.bot.handover;

import static fr.lanterne.bot.ConversationState.CLOSED;
import static fr.lanterne.bot.ConversationState.HELD_BY_BOT;
import static fr.lanterne.bot.ConversationState.HELD_BY_MEDIATOR;
import static fr.lanterne.bot.ConversationState.WAITING_FOR_MEDIATOR;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** Who has a conversation by what the citizen was told in it, and nothing else. */
final class Told {

    private static final ResourceBundle REVIEW = ResourceBundle.getBundle("fr.lanterne.bot.review.review-messages",
            Locale.FRENCH);
    private static final Map<Pattern, ConversationState> CHANGES = new LinkedHashMap<>();
    private static final List<Pattern> ON_A_WAIT = List.of(says(TestHandovers.TEXTS, "notice.still-waiting"),
            says(TestHandovers.TEXTS, "notice.somebody-came"), says(TestHandovers.TEXTS, "notice.nobody-left"));
    private static final List<Pattern> OF_THE_BOT = List.of(says(REVIEW, "review.waits"),
            says(REVIEW, "review.approved"), says(REVIEW, "review.edited"));

    static {
        for (String key : List.of("claimed", "transferred", "resumed")) {
            CHANGES.put(says(TestHandovers.TEXTS, "notice." + key), HELD_BY_MEDIATOR);
        }
        for (String key : List.of("released", "transferred.team", "untended", "gone", "returned")) {
            CHANGES.put(says(TestHandovers.TEXTS, "notice." + key), WAITING_FOR_MEDIATOR);
        }
        for (String key : List.of("rejected", "late")) {
            CHANGES.put(says(REVIEW, "review." + key), WAITING_FOR_MEDIATOR);
        }
        for (String key : List.of("given-back", "wait-stopped", "wait-ended")) {
            CHANGES.put(says(TestHandovers.TEXTS, "notice." + key), HELD_BY_BOT);
        }
        CHANGES.put(says(TestHandovers.TEXTS, "notice.closed"), CLOSED);
    }

    private ConversationState state = HELD_BY_BOT;

    private Told() {}

    /**
     * The state after all that was said.
     *
     * @throws AssertionError when somebody spoke who had no right to
     */
    static ConversationState in(List<ChatMessage> messages) {
        Told told = new Told();
        messages.forEach(told::hear);
        return told.state;
    }

    private void hear(ChatMessage message) {
        String words = message.reply().plainText();
        switch (message.author()) {
            case CITIZEN -> {
            }
            case BOT -> {
                require(state != HELD_BY_MEDIATOR, "the bot talks over a mediator", words);
                if (words.contains(TestHandovers.TEXTS.getString("handover.kept"))) {
                    state = WAITING_FOR_MEDIATOR;
                } else if (state == CLOSED && message.outcome() != Outcome.GREETED) {
                    state = HELD_BY_BOT;
                }
            }
            case MEDIATOR -> require(state == HELD_BY_MEDIATOR, "a mediator speaks who has it not", words);
            case SYSTEM -> notice(words);
        }
    }

    private void notice(String words) {
        if (matches(OF_THE_BOT, words)) {
            require(state != HELD_BY_MEDIATOR, "an answer is looked through that a mediator took over from", words);
            state = state == CLOSED ? HELD_BY_BOT : state;
        } else if (matches(ON_A_WAIT, words)) {
            require(state == WAITING_FOR_MEDIATOR, "news of a wait for who does not wait", words);
        } else {
            state = CHANGES.entrySet().stream().filter(change -> change.getKey().matcher(words).matches()).findFirst()
                    .map(Map.Entry::getValue).orElseThrow(() -> new AssertionError("unknown notice: " + words));
        }
    }

    private static boolean matches(List<Pattern> patterns, String words) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(words).matches());
    }

    private static void require(boolean right, String fault, String words) {
        if (!right) {
            throw new AssertionError(fault + ": " + words);
        }
    }

    /** A text of the bundle, whatever stands for its values. */
    private static Pattern says(ResourceBundle texts, String key) {
        String text = texts.getString(key).replace("''", "'");
        return Pattern.compile("\\Q" + text.replaceAll("\\{\\d\\}", "\\\\E.*\\\\Q") + "\\E", Pattern.DOTALL);
    }
}
