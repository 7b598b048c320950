package fr.lanterne.bot.scam;

import java.util.List;
import reactor.core.publisher.Mono;

/** What somebody else says of a message. It takes a bounded time, never fails, and can only add to the suspicion. */
@FunctionalInterface
interface OutsideView {

    /** Empty when there is nothing to warn of, or no answer: both are the same. */
    Mono<List<Signal>> of(String message, Assessment assessment);
}
