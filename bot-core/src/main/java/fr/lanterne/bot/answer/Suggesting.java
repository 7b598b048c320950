package fr.lanterne.bot.answer;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.CoPilot;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.PassageRef;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.dialogue.SkillStep.End;
import fr.lanterne.bot.understanding.Intent;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.bot.understanding.Understood;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Retrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Answers for mediators as the bot would answer: the same search in the light of the conversation, the same check of the model. */
class Suggesting implements CoPilot {

    private static final int RECENT_MESSAGES = 10;
    private static final int MOST_SOURCES = 6;

    private final Conversations conversations;
    private final Understanding understanding;
    private final AnswerSkill skill;

    Suggesting(Conversations conversations, Understanding understanding, AnswerSkill skill) {
        this.conversations = conversations;
        this.understanding = understanding;
        this.skill = skill;
    }

    @Override
    public Mono<Passages> passages(ConversationId conversation, MessageId message) {
        return found(conversation, message, found -> Mono.just(passages(found.asked().retrieval())));
    }

    @Override
    public Mono<Suggestion> suggest(ConversationId conversation, MessageId message) {
        return found(conversation, message, found -> skill.answer(found.message(), found.asked()).ofType(End.class)
                .next().map(end -> suggestion(end, found.asked().retrieval())));
    }

    private <T> Mono<T> found(ConversationId conversation, MessageId id, Function<Found, Mono<T>> then) {
        return conversations.message(conversation, id).filter(message -> message.author() == Author.CITIZEN)
                .flatMap(message -> conversations
                        .messagesBefore(conversation, message.sequence(), RECENT_MESSAGES)
                        .map(recent -> recent.stream().filter(other -> other.sequence() < message.sequence()).toList())
                        .flatMap(recent -> found(message, recent)))
                .flatMap(then);
    }

    private Mono<Found> found(ChatMessage message, List<ChatMessage> recent) {
        Understood read = understanding.understand(message.reply().plainText(), recent);
        Understood question = skill.intents().contains(read.intent())
                ? read
                : new Understood(read.text(), read.masked(), read.language(), Intent.QUESTION);
        return skill.ask(question, recent).map(asked -> new Found(question, asked));
    }

    private static Suggestion suggestion(End end, Retrieval retrieval) {
        Passages passages = passages(retrieval);
        boolean answers = end.outcome() == Outcome.ANSWERED || end.outcome() == Outcome.FAILED_OVER;
        return answers
                ? new Suggestion(end.reply().plainText(), cited(end.reply(), retrieval), passages)
                : new Suggestion("", List.of(), passages);
    }

    /** The answer is made of what was found, so that each citation is one of its passages. */
    private static List<PassageRef> cited(Reply reply, Retrieval retrieval) {
        List<Passage> all = retrieval.hits().stream().flatMap(hit -> hit.passages().stream()).toList();
        return reply.citations().stream().map(citation -> all.stream()
                .filter(passage -> Reply.Citation.of(passage).equals(citation)).findFirst().map(Suggesting::ref)
                .orElseThrow(() -> new IllegalStateException("cites what was not found: " + citation.ficheId())))
                .toList();
    }

    private static Passages passages(Retrieval retrieval) {
        List<Passage> best = new ArrayList<>();
        retrieval.hits().stream().limit(Retrieval.CITED)
                .forEach(hit -> hit.passages().stream().limit(2).forEach(best::add));
        return new Passages(best.stream().limit(MOST_SOURCES)
                .map(passage -> new Source(ref(passage), Reply.Citation.of(passage), passage.text())).toList(),
                retrieval.confidence());
    }

    private static PassageRef ref(Passage passage) {
        return new PassageRef(passage.ficheId(), passage.number());
    }

    private record Found(Understood message, Asked asked) {}
}
