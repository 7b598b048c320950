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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import reactor.core.publisher.Mono;

/**
 * The ways to a person that nobody has to ask for: distress or danger, money at risk, a failure of ours, two answers in a row
 * that the bot could not give.
 */
class Escalations implements Escalation {

    private final ResourceBundle texts;
    private final Waits waits;
    private final Urgency urgency;

    Escalations(ResourceBundle texts, Waits waits, Urgency urgency) {
        this.texts = texts;
        this.waits = waits;
        this.urgency = urgency;
    }

    @Override
    public Mono<End> of(TurnInput input, End end) {
        return end instanceof Concludes concluded
                ? reason(input, concluded).map(reason -> urgency.of(input, reason)
                        .flatMap(urgent -> handedOver(input, concluded, urgent))).orElseGet(() -> Mono.just(end))
                : Mono.just(end);
    }

    private Optional<HandoverReason> reason(TurnInput input, Concludes end) {
        if (input.message().intent().isDanger() && end.outcome() == Outcome.SIGNPOSTED) {
            return Optional.of(HandoverReason.DISTRESS);
        }
        if (Boolean.parseBoolean(end.reasons().get("money_at_risk"))
                || (isWaiting(input) && urgency.isToldNow(input))) {
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
                .map(ChatMessage::outcome).filter(HandoverSkill::unsure).isPresent();
    }

    /** Who waits already is not told so with every answer, but may come nearer to the front. */
    private Mono<End> handedOver(TurnInput input, Concludes end, HandoverReason reason) {
        if (isWaiting(input)) {
            return Mono.just(new HandsOver(reason, end.outcome(), end.reply(), end.reasons()));
        }
        return waits.asking(input.conversation(), reason)
                .map(outlook -> new HandsOver(reason, end.outcome(), told(end.reply(), reason, outlook),
                        end.reasons()));
    }

    private static boolean isWaiting(TurnInput input) {
        return input.state() == ConversationState.WAITING_FOR_MEDIATOR;
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
