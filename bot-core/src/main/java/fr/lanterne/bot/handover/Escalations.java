package fr.lanterne.bot.handover;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.WaitOutlook;
import fr.lanterne.bot.dialogue.Escalation;
import fr.lanterne.bot.dialogue.SkillStep.Concludes;
import fr.lanterne.bot.dialogue.SkillStep.End;
import fr.lanterne.bot.dialogue.SkillStep.HandsOver;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.Intent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * The ways to a person that nobody has to ask for: distress or danger, money at risk, a failure of ours, two answers in a row
 * that the bot could not give.
 */
class Escalations implements Escalation {

    private static final Set<Intent> DANGER = EnumSet.of(Intent.SUICIDE_RISK, Intent.PARTNER_VIOLENCE,
            Intent.CHILD_IN_DANGER, Intent.DANGER_NOW, Intent.MEDICAL_EMERGENCY, Intent.FIRE, Intent.CANNOT_SPEAK);

    /** As the reasons of a turn have what a citizen did about a scam. */
    private static final Set<String> MONEY_AT_RISK = Set.of("CARD", "APPROVED", "CONTROL", "PAID");

    private final ResourceBundle texts;
    private final Waits waits;

    Escalations(ResourceBundle texts, Waits waits) {
        this.texts = texts;
        this.waits = waits;
    }

    @Override
    public Mono<End> of(TurnInput input, End end) {
        return end instanceof Concludes concluded
                ? reason(input, concluded).map(reason -> handedOver(input, concluded, reason))
                        .orElseGet(() -> Mono.just(end))
                : Mono.just(end);
    }

    private static Optional<HandoverReason> reason(TurnInput input, Concludes end) {
        if (DANGER.contains(input.message().intent()) && end.outcome() == Outcome.SIGNPOSTED) {
            return Optional.of(HandoverReason.DISTRESS);
        }
        if (MONEY_AT_RISK.contains(end.reasons().getOrDefault("harm", ""))) {
            return Optional.of(HandoverReason.MONEY_AT_RISK);
        }
        if (end.reasons().containsKey("fault") || "search_failed".equals(end.reasons().get("cause"))) {
            return Optional.of(HandoverReason.FAILED);
        }
        return end.outcome() == Outcome.DECLINED && wasUnsure(input.recent())
                ? Optional.of(HandoverReason.UNSURE)
                : Optional.empty();
    }

    private static boolean wasUnsure(List<ChatMessage> recent) {
        return recent.stream().filter(message -> message.author() == Author.BOT)
                .reduce((older, newer) -> newer)
                .filter(last -> last.outcome() == Outcome.DECLINED || last.outcome() == Outcome.CLARIFIED).isPresent();
    }

    /** Who waits already is not told so with every answer, but may come nearer to the front. */
    private Mono<End> handedOver(TurnInput input, Concludes end, HandoverReason reason) {
        if (input.state() == ConversationState.WAITING_FOR_MEDIATOR) {
            return Mono.just(new HandsOver(reason, end.outcome(), end.reply(), end.reasons()));
        }
        return waits.asking(input.conversation(), reason)
                .map(outlook -> new HandsOver(reason, end.outcome(), told(end.reply(), reason, outlook),
                        end.reasons()));
    }

    private Reply told(Reply reply, HandoverReason reason, WaitOutlook outlook) {
        List<Reply.Block> blocks = new ArrayList<>(reply.blocks());
        blocks.add(new Reply.Paragraph(text("escalated." + reason.name().toLowerCase(Locale.ROOT))));
        blocks.add(new Reply.Paragraph(outlook.words()));
        blocks.add(new Reply.Paragraph(text("handover.kept")));
        List<Reply.Action> actions = reply.actions().stream()
                .filter(action -> !action.value().equals(text("apology.human.request"))).toList();
        return new Reply(blocks, reply.citations(), actions, reply.verdict());
    }

    private String text(String key) {
        return texts.getString(key);
    }
}
