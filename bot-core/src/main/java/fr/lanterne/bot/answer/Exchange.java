package fr.lanterne.bot.answer;

import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.understanding.MessageForm;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen wrote and what the bot, or a mediator, answered.
 *
 * @param said without personal data
 * @param form of what was said
 * @param outcome {@link Outcome#PASSED_ON} when a mediator answered
 * @param reply a mediator's without personal data
 */
record Exchange(String said, MessageForm form, Outcome outcome, Reply reply, Instant at) {

    /** Those of the messages, oldest first: the bot answers in order, however many messages wait. */
    static List<Exchange> of(List<ChatMessage> messages, Understanding understanding) {
        List<Exchange> exchanges = new ArrayList<>();
        Deque<ChatMessage> waiting = new ArrayDeque<>();
        boolean withMediator = false;
        for (ChatMessage message : messages) {
            switch (message.author()) {
                case CITIZEN -> waiting.add(message);
                case BOT -> answered(waiting.poll(), message, understanding).ifPresent(exchanges::add);
                case MEDIATOR -> {
                    helped(waiting, message, exchanges, understanding);
                    waiting.clear();
                    withMediator = true;
                }
                case SYSTEM -> {
                    // The mediator goes: what was said to them last waits for no answer of the bot.
                    if (withMediator) {
                        waiting.clear();
                        withMediator = false;
                    }
                }
            }
        }
        return exchanges;
    }

    /** A mediator's further word belongs to what they answered before. */
    private static void helped(Deque<ChatMessage> asked, ChatMessage answer, List<Exchange> exchanges,
            Understanding understanding) {
        Reply words = Reply.written(understanding.masked(answer.reply().plainText()))
                .citing(answer.reply().citations());
        if (!asked.isEmpty()) {
            // What a person found it to be about says more than how the citizen put it.
            String said = Stream.concat(
                    asked.stream().map(message -> understanding.searched(message.reply().plainText())),
                    words.citations().stream().limit(1).map(citation -> Passage.subjectOf(citation.title())))
                    .collect(Collectors.joining(" "));
            exchanges.add(new Exchange(said, MessageForm.of(said), Outcome.PASSED_ON, words, answer.createdAt()));
        } else if (!exchanges.isEmpty() && exchanges.getLast().isHelp()) {
            exchanges.add(exchanges.removeLast().goingOn(words, answer.createdAt()));
        }
    }

    private Exchange goingOn(Reply further, Instant now) {
        List<Reply.Block> blocks = new ArrayList<>(reply.blocks());
        blocks.addAll(further.blocks());
        List<Reply.Citation> citations = new ArrayList<>(further.citations());
        citations.addAll(reply.citations());
        return new Exchange(said, form, outcome, new Reply(blocks, citations, List.of()), now);
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

    /** Whether a mediator answered. */
    boolean isHelp() {
        return outcome == Outcome.PASSED_ON;
    }

    boolean isAnswered() {
        return (outcome == Outcome.ANSWERED || outcome == Outcome.FAILED_OVER || isHelp())
                && !reply.citations().isEmpty();
    }

    boolean isClarified() {
        return outcome == Outcome.CLARIFIED;
    }

    /** Whether the conversation is about something after it: a question that found no fiche names a subject too. */
    boolean hasASubject() {
        return isAnswered() || isClarified() || ((outcome == Outcome.DECLINED || isHelp()) && !mayGoOn());
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
