package fr.lanterne.bot.answer;

import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.Skill;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.Intent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Flux;

/** Returns a greeting or thanks, and says that it is a machine. */
final class SmallTalk implements Skill {

    private final AnswerTexts texts;

    SmallTalk(AnswerTexts texts) {
        this.texts = texts;
    }

    @Override
    public Set<Intent> intents() {
        return Set.of(Intent.GREETING, Intent.THANKS);
    }

    @Override
    public Flux<SkillStep> work(TurnInput input) {
        AnswerTexts words = texts.in(input.message().language());
        Reply reply = input.message().intent() == Intent.THANKS
                ? Reply.of(words.thanks())
                : new Reply(words.greeting().stream().<Reply.Block>map(Reply.Paragraph::new).toList(), List.of(),
                        List.of(Actions.human(words)));
        return Flux.just(new SkillStep.Concludes(Outcome.GREETED, reply, Map.of()));
    }
}
