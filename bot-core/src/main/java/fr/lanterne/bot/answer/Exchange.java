package fr.lanterne.bot.answer;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.understanding.MessageForm;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.FicheId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a citizen wrote and what the bot answered.
 *
 * @param said without personal data
 * @param form of what was said
 */
record Exchange(String said, MessageForm form, Outcome outcome, Reply reply, Instant at) {

    /** Those of the messages, oldest first. */
    static List<Exchange> of(List<ChatMessage> messages, Understanding understanding) {
        List<Exchange> exchanges = new ArrayList<>();
        Optional<ChatMessage> asked = Optional.empty();
        for (ChatMessage message : messages) {
            Outcome outcome = message.outcome();
            if (message.author() == Author.CITIZEN) {
                asked = Optional.of(message);
            } else if (message.author() == Author.BOT && outcome != null && asked.isPresent()) {
                String said = understanding.understand(asked.get().reply().plainText()).searched();
                exchanges.add(new Exchange(said, MessageForm.of(said), outcome, message.reply(), message.createdAt()));
                asked = Optional.empty();
            }
        }
        return exchanges;
    }

    boolean isAnswered() {
        return (outcome == Outcome.ANSWERED || outcome == Outcome.FAILED_OVER) && !reply.citations().isEmpty();
    }

    boolean isClarified() {
        return outcome == Outcome.CLARIFIED;
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
