package fr.lanterne.bot.dialogue;

import fr.lanterne.bot.understanding.Intent;
import java.util.Set;
import reactor.core.publisher.Flux;

/** Something that the bot can do about a message. */
public interface Skill {

    /** The intents that it works; no two skills share one. */
    Set<Intent> intents();

    /**
     * Whether the message is for this skill whatever its intent: it goes on with what the skill asked, or holds something
     * that the words alone do not tell. Must not take messages in which somebody is in danger or wants a person.
     */
    default boolean takes(TurnInput input) {
        return false;
    }

    /**
     * Works one message: any number of {@link SkillStep.Says}, then exactly one {@link SkillStep.End}. Cancelling
     * stops the work. An error is a fault: what can be expected, a model that is down included, is a conclusion.
     */
    Flux<SkillStep> work(TurnInput input);
}
