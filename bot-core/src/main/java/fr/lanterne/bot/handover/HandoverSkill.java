package fr.lanterne.bot.handover;

import static fr.lanterne.bot.ConversationState.WAITING_FOR_MEDIATOR;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.WaitOutlook;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.dialogue.Skill;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.Intent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import reactor.core.publisher.Flux;

/** Puts a citizen who wants a person into the queue, and tells truthfully what happens next. */
class HandoverSkill implements Skill {

    private static final int TIMES_UNSURE = 2;

    private final ResourceBundle texts;
    private final Waits waits;
    private final Conversations conversations;
    private final Urgency urgency;

    HandoverSkill(ResourceBundle texts, Waits waits, Conversations conversations, Urgency urgency) {
        this.texts = texts;
        this.waits = waits;
        this.conversations = conversations;
        this.urgency = urgency;
    }

    @Override
    public Set<Intent> intents() {
        return Set.of(Intent.HUMAN_WANTED);
    }

    @Override
    public Flux<SkillStep> work(TurnInput input) {
        return conversations.latestUnhelpful(input.conversation()).singleOptional()
                .flatMap(unhelpful -> urgency.of(input, reason(input.recent(), unhelpful)))
                .flatMap(reason -> waits.asking(input.conversation(), reason)
                        .<SkillStep>map(outlook -> new SkillStep.HandsOver(reason, reply(input, outlook))))
                .flux();
    }

    private Reply reply(TurnInput input, WaitOutlook outlook) {
        String first = input.state() == WAITING_FOR_MEDIATOR ? "handover.already-recorded" : "handover.recorded";
        return new Reply(
                List.of(new Reply.Paragraph(text(first)), new Reply.Paragraph(outlook.words()),
                        new Reply.Paragraph(text("handover.kept")), new Reply.Paragraph(text("handover.meanwhile"))),
                List.of(), List.of(new Reply.Action(text("handover.place.label"), Reply.Action.Kind.SEND,
                        text("handover.place.question"))));
    }

    /** What came before tells how urgent it is. */
    private static HandoverReason reason(List<ChatMessage> recent, Optional<MessageId> unhelpful) {
        List<Outcome> outcomes = recent.stream().filter(message -> message.author() == Author.BOT)
                .map(ChatMessage::outcome).filter(Objects::nonNull).toList();
        if (outcomes.contains(Outcome.SIGNPOSTED)) {
            return HandoverReason.DISTRESS;
        }
        List<Outcome> last = outcomes.subList(Math.max(0, outcomes.size() - TIMES_UNSURE), outcomes.size());
        if (last.size() == TIMES_UNSURE && last.stream().allMatch(HandoverSkill::unsure)) {
            return HandoverReason.UNSURE;
        }
        return recent.stream().anyMatch(message -> unhelpful.filter(message.id()::equals).isPresent())
                ? HandoverReason.NOT_HELPED
                : HandoverReason.ASKED;
    }

    /** Whether the bot did not know. */
    static boolean unsure(Outcome outcome) {
        return outcome == Outcome.DECLINED || outcome == Outcome.CLARIFIED;
    }

    private String text(String key) {
        return texts.getString(key);
    }
}
