package fr.lanterne.bot.dialogue;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Reply;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Tells which answers in a conversation a mediator looks through before the citizen gets them. */
@FunctionalInterface
public interface Checking {

    /** Empty when none. */
    Mono<Optional<Rule>> in(ConversationId conversation);

    /**
     * Those below a confidence.
     *
     * @param within how long they wait
     * @param told to the citizen meanwhile
     */
    record Rule(double under, Duration within, Reply told) {}
}
