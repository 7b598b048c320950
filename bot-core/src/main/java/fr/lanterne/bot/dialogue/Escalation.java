package fr.lanterne.bot.dialogue;

import fr.lanterne.bot.dialogue.SkillStep.End;
import reactor.core.publisher.Mono;

/** Decides whether what a skill came to passes the conversation on to the mediators as well. */
@FunctionalInterface
public interface Escalation {

    /** The same end, or one that hands over and tells so. */
    Mono<End> of(TurnInput input, End end);
}
