package fr.lanterne.bot;

import java.time.Duration;

/** What became of sending a piece of a message. Reasons are for the operator's log: no secrets, no citizen's words. */
public sealed interface Delivery {

    /**
     * It arrived.
     *
     * @param reference the channel's own identifier of it, without blanks
     * @param more whether the message has another piece
     */
    record Sent(String reference, boolean more) implements Delivery {}

    /** Not taken: the same again, not before that time has passed. */
    record RateLimited(Duration retryAfter) implements Delivery {}

    /** The citizen does not want to hear from us any more: nothing is sent until they come back. */
    record Blocked() implements Delivery {}

    /** It will never be taken as it is. */
    record Rejected(String reason) implements Delivery {}

    /** It was not taken; later it may be. */
    record Failed(String reason) implements Delivery {}

    /** The request left and nothing came back: it may have arrived. */
    record Uncertain(String reason) implements Delivery {}
}
