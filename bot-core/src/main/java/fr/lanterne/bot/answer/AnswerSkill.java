package fr.lanterne.bot.answer;

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
import fr.lanterne.knowledge.Retriever;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final Retriever retriever;
    private final Optional<ChatModel> model;
    private final AnswerProperties properties;
    private final AnswerTexts texts;
    private final OldFacts oldFacts;
    private final PhrasingPrompt prompt = new PhrasingPrompt();

    AnswerSkill(Retriever retriever, @Nullable ChatModel model, AnswerProperties properties, AnswerTexts texts,
            OldFacts oldFacts) {
        this.retriever = retriever;
        this.model = Optional.ofNullable(model);
        this.properties = properties;
        this.texts = texts;
        this.oldFacts = oldFacts;
    }

    @Override
    public Set<Intent> intents() {
        return Set.of(Intent.QUESTION);
    }

    @Override
    public Flux<SkillStep> work(TurnInput input) {
        Understood message = input.message();
        AnswerTexts words = texts.in(message.language());
        return search(message.searched()).flatMapMany(retrieval -> retrieval
                .map(found -> answer(message, found, words))
                .orElseGet(() -> Flux.just(searchFailed(words))));
    }

    /** Empty when the search failed. */
    private Mono<Optional<Retrieval>> search(String question) {
        return Mono.defer(() -> retriever.retrieve(question)).timeout(properties.searchTimeout()).map(Optional::of)
                .onErrorResume(fault -> {
                    log.error("The search of the fiches failed", fault);
                    return Mono.just(Optional.empty());
                });
    }

    private Flux<SkillStep> answer(Understood message, Retrieval retrieval, AnswerTexts words) {
        return switch (retrieval) {
            case Retrieval.NothingRelevant nothing -> Flux.just(nothingRelevant(nothing, words));
            case Retrieval.Found found -> Flux.defer(() -> {
                AnswerTurn turn = new AnswerTurn(message, found, words, properties.sureFrom(), oldFacts);
                return model.map(present -> phrase(turn, present, message))
                        .orElseGet(() -> Flux.fromIterable(turn.extracted()));
            });
        };
    }

    private Flux<SkillStep> phrase(AnswerTurn turn, ChatModel present, Understood message) {
        return Flux.defer(() -> present.stream(prompt.of(turn.material(), message.masked())))
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

    private static SkillStep nothingRelevant(Retrieval.NothingRelevant nothing, AnswerTexts words) {
        return new SkillStep.Concludes(Outcome.DECLINED, declining(words.nothingRelevant(), words),
                Map.of("cause", "nothing_relevant", "confidence",
                        String.format(Locale.ROOT, "%.2f", nothing.confidence())));
    }

    private static SkillStep searchFailed(AnswerTexts words) {
        return new SkillStep.Concludes(Outcome.DECLINED, declining(words.searchFailed(), words),
                Map.of("cause", "search_failed"));
    }

    private static Reply declining(List<String> paragraphs, AnswerTexts words) {
        return new Reply(paragraphs.stream().<Reply.Block>map(Reply.Paragraph::new).toList(), List.of(),
                List.of(Actions.human(words)));
    }
}
