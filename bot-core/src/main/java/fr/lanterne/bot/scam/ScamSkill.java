package fr.lanterne.bot.scam;

import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Risk;
import fr.lanterne.bot.dialogue.Skill;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.SkillStep.Concludes;
import fr.lanterne.bot.dialogue.SkillStep.HandsOver;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.scam.Signal.Tells;
import fr.lanterne.bot.scam.report.Learned;
import fr.lanterne.bot.scam.report.Reporting;
import fr.lanterne.bot.understanding.Intent;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Checks a message that a citizen received, and leads those through the repair who fell for one. */
final class ScamSkill implements Skill {

    /** A received message may read as any of these; whoever is in danger or wants a person is not kept here. */
    private static final Set<Intent> OPEN_TO = EnumSet.of(Intent.QUESTION, Intent.OWN_FILE_QUESTION,
            Intent.LEGAL_QUESTION, Intent.MEDICAL_QUESTION, Intent.VIOLENCE_QUESTION, Intent.GREETING, Intent.THANKS,
            Intent.ABOUT_THE_BOT, Intent.SMALL_CHAT, Intent.INSULT, Intent.BRIEF_REPLY, Intent.FOREIGN_LANGUAGE);

    private final ScamCheck check;
    private final Guides guides;
    private final DemandReader demands;
    private final ScamReplies replies;
    private final List<OutsideView> views;
    private final Reporting reporting;

    /** @param views asked side by side after the check; none has to answer */
    ScamSkill(ScamCheck check, Guides guides, ScamTexts texts, List<OutsideView> views, Reporting reporting) {
        this.check = check;
        this.views = List.copyOf(views);
        this.guides = guides;
        this.demands = new DemandReader(texts, new PasteReader(check::leadsToStrangers), check::holdsDressedUp);
        this.replies = new ScamReplies(texts);
        this.reporting = reporting;
    }

    /** None of its own: a received message has no words in common with another. */
    @Override
    public Set<Intent> intents() {
        return Set.of();
    }

    @Override
    public boolean takes(TurnInput input) {
        return demands.read(input).filter(demand -> demand instanceof Demand.AHuman
                || OPEN_TO.contains(input.message().intent())).isPresent();
    }

    @Override
    public Flux<SkillStep> work(TurnInput input) {
        return Mono.justOrEmpty(demands.read(input)).flatMap(demand -> answer(input, demand)).flux();
    }

    private Mono<SkillStep> answer(TurnInput input, Demand demand) {
        return switch (demand) {
            case Demand.ToCheckSomething _ ->
                Mono.just(new Concludes(Outcome.CLARIFIED, replies.askForMessage(), Map.of("scam", "no message")));
            case Demand.ToConfirm(String words) ->
                Mono.just(new Concludes(Outcome.CLARIFIED, replies.confirmWords(words), Map.of("scam", "picture")));
            case Demand.ToCheck(String message) -> withOutsideViews(message, check.check(message))
                    .flatMap(assessment -> checked(input, message, assessment));
            case Demand.ToRepair(Harm harm) -> guided(harm, guide -> replies.repair(harm, guide));
            case Demand.ToBeLed(Harm harm, int step) ->
                guided(harm, guide -> replies.step(harm, guide, Math.max(1, step)));
            case Demand.ToBeUnstuck(Harm harm, int step) ->
                guided(harm, guide -> replies.unstuck(harm, guide, Math.max(1, step)));
            case Demand.AHuman _ ->
                Mono.just(new HandsOver(HandoverReason.MONEY_AT_RISK, replies.humanRecorded()));
        };
    }

    private Mono<Assessment> withOutsideViews(String message, Assessment assessment) {
        return Flux.fromIterable(views).flatMap(view -> view.of(message, assessment)).flatMapIterable(found -> found)
                .collectList().map(assessment::raisedBy);
    }

    private Mono<SkillStep> checked(TurnInput input, String message, Assessment assessment) {
        if (isOnlyABeginning(assessment)) {
            return Mono.just(new Concludes(Outcome.CLARIFIED, replies.askForRest(assessment), reasons(assessment)));
        }
        return reporting.report(Noticed.report(input.conversation(), message, assessment))
                .flatMap(learned -> told(assessment.at(learned.risk()), learned));
    }

    private Mono<SkillStep> told(Assessment assessment, Learned learned) {
        return guides.first(Advice.parts(assessment)).map(guide -> new Concludes(Outcome.SCAM_CHECKED,
                replies.verdict(assessment, learned, guide), reasons(assessment)));
    }

    private static boolean isOnlyABeginning(Assessment assessment) {
        return assessment.risk() != Risk.HIGH && assessment.signals().stream()
                .anyMatch(signal -> signal instanceof Tells tells && tells.story() == Story.OPENER);
    }

    private Mono<SkillStep> guided(Harm harm, Function<Guide, Reply> reply) {
        Map<String, String> reasons = Map.of("harm", harm.name(), "money_at_risk",
                Boolean.toString(harm.moneyAtRisk()));
        return guides.first(harm.parts()).map(guide -> guide
                .map(found -> new Concludes(Outcome.ANSWERED, reply.apply(found), reasons))
                .orElseGet(() -> new Concludes(Outcome.DECLINED, replies.noGuide(), reasons)));
    }

    /** For the staff: names and figures, no word of the message. */
    private static Map<String, String> reasons(Assessment assessment) {
        return Map.of("risk", assessment.risk().name(), "signals",
                assessment.signals().stream().map(ScamTexts::kind).distinct().collect(Collectors.joining(",")),
                "likeness",
                String.format(Locale.ROOT, "%.2f", assessment.likeness()));
    }
}
