package fr.lanterne.bot.answer;

import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.understanding.MessageForm;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.FicheId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen wrote and what the bot answered.
 *
 * @param said without personal data
 * @param form of what was said
 */
record Exchange(String said, MessageForm form, Outcome outcome, Reply reply, Instant at) {

    /** Those of the messages, oldest first: the bot answers in order, however many messages wait. */
    static List<Exchange> of(List<ChatMessage> messages, Understanding understanding) {
        List<Exchange> exchanges = new ArrayList<>();
        Deque<ChatMessage> waiting = new ArrayDeque<>();
        for (ChatMessage message : messages) {
            switch (message.author()) {
                case CITIZEN -> waiting.add(message);
                case BOT -> answered(waiting.poll(), message, understanding).ifPresent(exchanges::add);
                // What was said to a mediator waits for no answer of the bot.
                case MEDIATOR -> waiting.clear();
                case SYSTEM -> {
                }
            }
        }
        return exchanges;
    }

    private static Optional<Exchange> answered(@Nullable ChatMessage asked, ChatMessage answer,
            Understanding understanding) {
        Outcome outcome = answer.outcome();
        if (asked == null || outcome == null) {
            return Optional.empty();
        }
        String said = understanding.searched(asked.reply().plainText());
        return Optional.of(new Exchange(said, MessageForm.of(said), outcome, answer.reply(), answer.createdAt()));
    }

    boolean isAnswered() {
        return (outcome == Outcome.ANSWERED || outcome == Outcome.FAILED_OVER) && !reply.citations().isEmpty();
    }

    boolean isClarified() {
        return outcome == Outcome.CLARIFIED;
    }

    /** Whether the conversation is about something after it: a question that found no fiche names a subject too. */
    boolean hasASubject() {
        return isAnswered() || isClarified() || (outcome == Outcome.DECLINED && !mayGoOn());
    }

    Optional<FicheId> fiche() {
        return reply.citations().stream().findFirst().map(Reply.Citation::ficheId);
    }

    Optional<String> title() {
        return reply.citations().stream().findFirst().map(Reply.Citation::title);
    }

    /** Whether it may have gone on with what was said before it. */
    boolean mayGoOn() {
        return form.namesNoSubject() || (!form.changesSubject() && form.leadsOn());
    }
}
