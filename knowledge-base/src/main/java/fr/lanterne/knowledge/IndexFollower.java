package fr.lanterne.knowledge;

import reactor.core.publisher.Mono;

/** Keeps this instance's index in step with the catalog, once it is asked to. */
public interface IndexFollower {

    /**
     * Opens the index, catches up with the catalog and follows it until the application stops. Asking again changes
     * nothing. Until then questions are refused as a fault.
     */
    void start();

    /**
     * Completes with the revision that the index has reached once it holds every change the catalog holds now. Waits as
     * long as that takes, for ever when following was not started.
     */
    Mono<Long> caughtUp();
}
