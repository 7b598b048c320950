package fr.lanterne.bot.talk;

import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.Skill;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.Intent;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/**
 * Returns a greeting or thanks, says that it is a machine and what it is for, and stays calm. The texts of an intent stand in the
 * bundle {@code talk-messages} under its name in lower case.
 */
final class SmallTalk implements Skill {

    private static final Set<Intent> INTENTS = EnumSet.of(Intent.GREETING, Intent.THANKS, Intent.ABOUT_THE_BOT,
            Intent.SMALL_CHAT, Intent.INSULT, Intent.BRIEF_REPLY);

    /** The others want no more than a word back. */
    private static final Set<Intent> HUMAN_OFFERED = EnumSet.of(Intent.GREETING, Intent.ABOUT_THE_BOT, Intent.INSULT);

    private final ResourceBundle texts = ResourceBundle.getBundle("fr.lanterne.bot.talk.talk-messages", Locale.FRENCH);

    @Override
    public Set<Intent> intents() {
        return INTENTS;
    }

    @Override
    public Flux<SkillStep> work(TurnInput input) {
        Intent intent = input.message().intent();
        String kind = intent.name().toLowerCase(Locale.ROOT);
        List<Reply.Block> paragraphs = IntStream
                .iterate(1, number -> texts.containsKey(kind + "." + number),
                        number -> number + 1).<Reply.Block>mapToObj(
                                number -> new Reply.Paragraph(texts.getString(kind + "." + number)))
                .toList();
        List<Reply.Action> actions = HUMAN_OFFERED.contains(intent)
                ? List.of(new Reply.Action(texts.getString("action.human"), Reply.Action.Kind.SEND,
                        texts.getString("action.human.request")))
                : List.of();
        return Flux.just(new SkillStep.Concludes(intent == Intent.INSULT ? Outcome.DECLINED : Outcome.GREETED,
                new Reply(paragraphs, List.of(), actions), Map.of("cause", kind)));
    }
}
