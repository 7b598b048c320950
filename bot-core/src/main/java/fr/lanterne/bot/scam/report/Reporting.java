package fr.lanterne.bot.scam.report;

import reactor.core.publisher.Mono;

/** Tells the others of a checked message, and what they know of it. */
@FunctionalInterface
public interface Reporting {

    /** Counts the message once for each conversation, however often it is asked. Never an error, and never late. */
    Mono<Learned> report(Report report);
}
