package fr.lanterne.bot.handover;

import static fr.lanterne.bot.ConversationState.WAITING_FOR_MEDIATOR;

import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.Skill;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.Intent;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import org.springframework.context.MessageSource;
import reactor.core.publisher.Flux;

/** Records that a citizen wants a person, and tells truthfully what happens next. */
class HandoverSkill implements Skill {

    private final ResourceBundle texts;

    HandoverSkill(ResourceBundle texts) {
        this.texts = texts;
    }

    @Override
    public Set<Intent> intents() {
        return Set.of(Intent.HUMAN_WANTED);
    }

    @Override
    public Flux<SkillStep> work(TurnInput input) {
        String first = input.state() == WAITING_FOR_MEDIATOR ? "handover.already-recorded" : "handover.recorded";
        Reply reply = new Reply(
                List.of(new Reply.Paragraph(text(first)), new Reply.Paragraph(text("handover.nobody-connected")),
                        new Reply.Paragraph(text("handover.meanwhile"))),
                List.of(), List.of(new Reply.Action(text("handover.place.label"), Reply.Action.Kind.SEND,
                        text("handover.place.question"))));
        return Flux.just(new SkillStep.HandsOver(HandoverReason.ASKED, reply));
    }

    private String text(String key) {
        return texts.getString(key);
    }
}
