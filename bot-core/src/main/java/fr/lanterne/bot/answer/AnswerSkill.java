package fr.lanterne.bot.answer;

import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.Skill;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.model.ChatModel;
import fr.lanterne.bot.model.ModelFailure;
import fr.lanterne.bot.understanding.Intent;
import fr.lanterne.bot.understanding.Understood;
import fr.lanterne.knowledge.Retrieval;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers a question from the fiches: finds them, has the model phrase them under a check, or quotes them when there is no
 * model or it fails. When no fiche fits it says so and offers a human.
 */
final class AnswerSkill implements Skill {

    private static final Logger log = LoggerFactory.getLogger(AnswerSkill.class);

    /** A confidence that none reaches: the answer comes with the offer of a human. */
    private static final double NEVER_SURE = 2;

    private static final Set<Intent> INTENTS = EnumSet.of(Intent.QUESTION, Intent.OWN_FILE_QUESTION,
            Intent.LEGAL_QUESTION, Intent.MEDICAL_QUESTION, Intent.VIOLENCE_QUESTION);

    private final Asking asking;
    private final OwnFile ownFile;
    private final Optional<ChatModel> model;
    private final AnswerProperties properties;
    private final AnswerTexts texts;
    private final OldFacts oldFacts;
    private final PhrasingPrompt prompt = new PhrasingPrompt();

    AnswerSkill(Asking asking, OwnFile ownFile, @Nullable ChatModel model, AnswerProperties properties,
            AnswerTexts texts, OldFacts oldFacts) {
        this.asking = asking;
        this.ownFile = ownFile;
        this.model = Optional.ofNullable(model);
        this.properties = properties;
        this.texts = texts;
        this.oldFacts = oldFacts;
    }

    @Override
    public Set<Intent> intents() {
        return INTENTS;
    }

    @Override
    public Flux<SkillStep> work(TurnInput input) {
        Understood message = input.message();
        AnswerTexts words = texts.in(message.language());
        return asked(input).flatMapMany(asked -> asked
                .map(found -> answer(message, found, words).map(step -> noted(step, found)))
                .orElseGet(() -> Flux.just(searchFailed(words))));
    }

    /** Empty when the search failed. */
    private Mono<Optional<Asked>> asked(TurnInput input) {
        return ask(input.message(), input.recent()).map(Optional::of)
                .onErrorResume(fault -> {
                    log.error("The search of the fiches failed", fault);
                    return Mono.just(Optional.empty());
                });
    }

    /** What the message asks in the light of the conversation, and what was found for it; an error is a fault of the search. */
    Mono<Asked> ask(Understood message, List<ChatMessage> recent) {
        return Mono.defer(() -> asking.read(message, recent));
    }

    /** The answer to what was asked. */
    Flux<SkillStep> answer(Understood message, Asked asked) {
        return answer(message, asked, texts.in(message.language()));
    }

    private Flux<SkillStep> answer(Understood message, Asked asked, AnswerTexts words) {
        return switch (asked.retrieval()) {
            case Retrieval.Found found -> found(message, asked, found, words);
            case Retrieval.NothingRelevant nothing -> nothingRelevant(message, asked, nothing, words);
            case Retrieval.Unclear unclear when asked.mayClarify() -> Flux.just(Clarification.of(unclear, words));
            case Retrieval.Unclear unclear when unclear.confidence() >= properties.threshold() ->
                found(message, asked, new Retrieval.Found(unclear.hits(), unclear.confidence()), words);
            case Retrieval.Unclear unclear -> Flux.just(notSure(unclear, words));
        };
    }

    private Flux<SkillStep> found(Understood message, Asked asked, Retrieval.Found found, AnswerTexts words) {
        Optional<String> preface = asked.stuck()
                ? Optional.of(words.stuck())
                : words.preface(message.intent());
        Flux<SkillStep> answer = Flux.defer(() -> {
            AnswerTurn turn = new AnswerTurn(message.asking(asked.focus()), found, words,
                    asked.stuck() ? NEVER_SURE : properties.sureFrom(), oldFacts);
            return model.map(present -> phrase(turn, present, asked.question()))
                    .orElseGet(() -> Flux.fromIterable(turn.extracted()));
        });
        return preface.map(text -> Preface.before(answer, text)).orElse(answer);
    }

    private Flux<SkillStep> phrase(AnswerTurn turn, ChatModel present, String question) {
        return Flux.defer(() -> present.stream(prompt.of(turn.material(), question)))
                .onErrorMap(AnswerSkill::asModelFailure)
                .concatMapIterable(turn::hear)
                .concatWith(Flux.defer(() -> Flux.fromIterable(turn.ended())))
                .onErrorResume(ModelFailure.class, failure -> {
                    log.warn("The language model failed ({}): answering in the fiche's words", failure.kind());
                    return Flux.fromIterable(turn.failed(failure));
                });
    }

    private static Throwable asModelFailure(Throwable error) {
        return error instanceof ModelFailure
                ? error
                : new ModelFailure(ModelFailure.Kind.SERVER_FAULT, "the model failed in an unknown way", error);
    }

    private Flux<SkillStep> nothingRelevant(Understood message, Asked asked, Retrieval.NothingRelevant nothing,
            AnswerTexts words) {
        return switch (message.intent()) {
            case OWN_FILE_QUESTION -> ownFile.decline(message, words).cast(SkillStep.class).flux();
            case VIOLENCE_QUESTION -> Flux.just(helpAgainstViolence(words));
            default -> Flux.just(switch (asked.subject()) {
                case CLARIFIED, UNKNOWN -> notSure(nothing, words);
                case NEW, FOLLOW_UP ->
                    declined(words.nothingRelevant(message.intent()), "nothing_relevant", nothing, words);
            });
        };
    }

    private static SkillStep helpAgainstViolence(AnswerTexts words) {
        List<Reply.Action> actions = List.of(
                new Reply.Action(words.call("3919"), Reply.Action.Kind.OPEN, "tel:3919"),
                new Reply.Action(words.call("17"), Reply.Action.Kind.OPEN, "tel:17"), Actions.human(words));
        return new SkillStep.Concludes(Outcome.SIGNPOSTED,
                declining(words.nothingRelevant(Intent.VIOLENCE_QUESTION), actions),
                Map.of("cause", "violence_question"));
    }

    private static SkillStep notSure(Retrieval retrieval, AnswerTexts words) {
        return declined(words.notSure(), "not_sure", retrieval, words);
    }

    private static SkillStep declined(List<String> paragraphs, String cause, Retrieval retrieval, AnswerTexts words) {
        return new SkillStep.Concludes(Outcome.DECLINED, declining(paragraphs, List.of(Actions.human(words))),
                Map.of("cause", cause, "confidence", String.format(Locale.ROOT, "%.2f", retrieval.confidence())));
    }

    /** Adds how the message was understood to the reasons. */
    private static SkillStep noted(SkillStep step, Asked asked) {
        if (!(step instanceof SkillStep.Concludes(Outcome outcome, Reply reply, Map<String, String> known))) {
            return step;
        }
        Map<String, String> reasons = new TreeMap<>(known);
        reasons.put("subject", asked.subject().reason());
        if (asked.stuck()) {
            reasons.put("stuck", "true");
        }
        return new SkillStep.Concludes(outcome, reply, reasons);
    }

    private static SkillStep searchFailed(AnswerTexts words) {
        return new SkillStep.Concludes(Outcome.DECLINED,
                declining(words.searchFailed(), List.of(Actions.human(words))),
                Map.of("cause", "search_failed"));
    }

    private static Reply declining(List<String> paragraphs, List<Reply.Action> actions) {
        return new Reply(paragraphs.stream().<Reply.Block>map(Reply.Paragraph::new).toList(), List.of(), actions);
    }
}
