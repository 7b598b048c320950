package fr.lanterne.bot.dialogue;

import static fr.lanterne.bot.ConversationState.CLOSED;
import static fr.lanterne.bot.ConversationState.HELD_BY_MEDIATOR;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatEvent;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.Turn;
import fr.lanterne.bot.conversation.TurnEnd;
import fr.lanterne.bot.dialogue.SkillStep.Concludes;
import fr.lanterne.bot.dialogue.SkillStep.End;
import fr.lanterne.bot.dialogue.SkillStep.HandsOver;
import fr.lanterne.bot.dialogue.SkillStep.Says;
import fr.lanterne.bot.understanding.Intent;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.bot.understanding.Understood;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Works turns from end to end: understands, lets the right skill work, stores what became of it, and tells the screens. */
public class Turns {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final int RECENT_MESSAGES = 10;

    private final Conversations conversations;
    private final LiveFeed feed;
    private final Understanding understanding;
    private final List<Skill> all;
    private final Map<Intent, Skill> skills = new EnumMap<>(Intent.class);
    private final Escalation escalation;
    private final Return back;
    private final Checking checking;
    private final Apology apology;

    /** Every intent must have its one skill. */
    public Turns(Conversations conversations, LiveFeed feed, Understanding understanding, List<Skill> skills,
            Escalation escalation, Return back, Checking checking, Apology apology) {
        this.conversations = conversations;
        this.feed = feed;
        this.understanding = understanding;
        this.escalation = escalation;
        this.back = back;
        this.checking = checking;
        this.apology = apology;
        this.all = List.copyOf(skills);
        skills.forEach(skill -> skill.intents().forEach(intent -> {
            if (this.skills.put(intent, skill) != null) {
                throw new IllegalArgumentException("two skills work the intent " + intent);
            }
        }));
        for (Intent intent : Intent.values()) {
            if (!this.skills.containsKey(intent)) {
                throw new IllegalArgumentException("no skill works the intent " + intent);
            }
        }
    }

    /**
     * Works a turn and stores its end. A skill that fails costs the citizen an apology and the offer of a human, never
     * silence; an error is a fault of the store, after which the turn still waits.
     */
    public Mono<Void> work(Turn turn) {
        if (turn.state() == HELD_BY_MEDIATOR) {
            return conversations.passOn(turn).then();
        }
        MessageId answer = new MessageId(UUID.randomUUID());
        ConversationId conversation = turn.conversation();
        return Mono.fromRunnable(() -> feed.publish(conversation, new ChatEvent.Typing(Author.BOT, true)))
                .then(conversations.messagesBefore(conversation, turn.message().sequence(), RECENT_MESSAGES))
                .map(recent -> new TurnInput(conversation, turn.state(), understood(turn, recent), recent))
                .flatMap(input -> turn.state() == CLOSED
                        ? back.of(input).map(input::in)
                        : Mono.just(input))
                .flatMap(input -> input.state() == HELD_BY_MEDIATOR
                        ? conversations.passOn(turn).then()
                        : answered(turn, answer, input))
                .doFinally(signal -> feed.publish(conversation, new ChatEvent.Typing(Author.BOT, false))).then();
    }

    /** Ends the oldest pending turn of the conversation with an apology: it failed again and again. */
    public Mono<Void> setAside(ConversationId conversation, String fault) {
        return conversations.setAside(conversation, apology.reply(), fault)
                .doOnNext(ended -> ended.answer()
                        .ifPresent(said -> feed.publish(conversation, new ChatEvent.Posted(said))))
                .then();
    }

    private Mono<Void> answered(Turn turn, MessageId answer, TurnInput input) {
        return checking.in(turn.conversation())
                .flatMap(rule -> skillWork(turn, answer, input, rule.isEmpty())
                        .flatMap(end -> escalation.of(input, end)).map(end -> checked(end, stored(answer, end), rule)))
                .flatMap(end -> conversations.end(turn, end))
                .doOnNext(ended -> feed.publish(turn.conversation(), ended.answer().stream().toList(), input.state(),
                        ended.state()))
                .then();
    }

    private Understood understood(Turn turn, List<ChatMessage> recent) {
        return understanding.understand(turn.message().reply().plainText(), recent);
    }

    /**
     * @param shown whether pieces are shown on the way: not where the whole may have to be looked through first
     */
    private Mono<End> skillWork(Turn turn, MessageId answer, TurnInput input, boolean shown) {
        AtomicInteger pieces = new AtomicInteger();
        return skill(input).work(input).doOnNext(step -> {
            if (shown && step instanceof Says(String text)) {
                feed.publish(turn.conversation(), new ChatEvent.Delta(answer, pieces.getAndIncrement(), text));
            }
        }).ofType(End.class).next()
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("the skill came to no end")))
                .onErrorResume(fault -> {
                    LOG.error("A skill failed on intent {} in conversation {}", input.message().intent(),
                            turn.conversation(), fault);
                    return Mono.just(new Concludes(Outcome.DECLINED, apology.reply(),
                            Map.of("fault", fault.getClass().getSimpleName())));
                });
    }

    private Skill skill(TurnInput input) {
        for (Skill keen : all) {
            if (keen.takes(input)) {
                return keen;
            }
        }
        Skill skill = skills.get(input.message().intent());
        if (skill == null) {
            throw new IllegalStateException("no skill for " + input.message().intent());
        }
        return skill;
    }

    /** What is stated from fiches is looked through when its confidence is below the rule's. */
    private static TurnEnd checked(End end, TurnEnd stored, Optional<Checking.Rule> rule) {
        boolean states = end instanceof Concludes
                && (end.outcome() == Outcome.ANSWERED || end.outcome() == Outcome.FAILED_OVER);
        String confidence = end.reasons().get("confidence");
        return rule.filter(asked -> states && confidence != null && Double.parseDouble(confidence) < asked.under())
                .map(asked -> stored.checked(new TurnEnd.Check(Double.parseDouble(Objects.requireNonNull(confidence)),
                        asked.within(), asked.told())))
                .orElse(stored);
    }

    private static TurnEnd stored(MessageId id, End end) {
        TurnEnd.Answer answer = new TurnEnd.Answer(id, end.reply());
        return switch (end) {
            case HandsOver handsOver ->
                TurnEnd.handedOver(handsOver.reason(), handsOver.outcome(), answer, handsOver.reasons());
            case Concludes concludes -> TurnEnd.answered(concludes.outcome(), answer, concludes.reasons());
        };
    }
}
