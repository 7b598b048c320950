package fr.lanterne.bot.signpost;

import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.Skill;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.Intent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/**
 * Names who to call, the right number first, without a search and without a model. The texts and numbers of an intent stand
 * in the bundle {@code signpost-messages} under its name in lower case.
 */
final class SignpostSkill implements Skill {

    private static final Set<Intent> INTENTS = Arrays.stream(Intent.values()).filter(Intent::isDanger)
            .collect(Collectors.toUnmodifiableSet());

    private final ResourceBundle texts = ResourceBundle.getBundle("fr.lanterne.bot.signpost.signpost-messages",
            Locale.FRENCH);

    @Override
    public Set<Intent> intents() {
        return INTENTS;
    }

    @Override
    public Flux<SkillStep> work(TurnInput input) {
        String kind = input.message().intent().name().toLowerCase(Locale.ROOT);
        List<Reply.Block> blocks = new ArrayList<>(paragraphs(kind));
        blocks.add(new Reply.Paragraph(texts.getString("human")));
        return Flux.just(new SkillStep.Concludes(Outcome.SIGNPOSTED, new Reply(blocks, List.of(), actions(kind)),
                Map.of("cause", kind)));
    }

    private List<Reply.Paragraph> paragraphs(String kind) {
        return IntStream.iterate(1, number -> texts.containsKey(kind + "." + number), number -> number + 1)
                .mapToObj(number -> new Reply.Paragraph(texts.getString(kind + "." + number))).toList();
    }

    private List<Reply.Action> actions(String kind) {
        List<Reply.Action> actions = new ArrayList<>();
        for (String address : List.of(texts.getString(kind + ".addresses").split(","))) {
            actions.add(new Reply.Action(texts.getString("action." + address.replace(":", ".")),
                    Reply.Action.Kind.OPEN, address));
        }
        actions.add(new Reply.Action(texts.getString("action.human"), Reply.Action.Kind.SEND,
                texts.getString("action.human.request")));
        return actions;
    }
}
