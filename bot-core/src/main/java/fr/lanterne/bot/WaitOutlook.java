package fr.lanterne.bot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the wait of a citizen for a person stands.
 *
 * @param position in the queue, from 1
 * @param estimate how long it may still last; null when too little was measured to say so, or nobody is there
 * @param opensAt when the service opens again; null when it is open, or never opens
 * @param words the same for the citizen
 */
public record WaitOutlook(int position, @Nullable Estimate estimate, Staffing staffing, @Nullable Instant opensAt,
        String words) {

    /** Who could answer now. */
    public enum Staffing {
        /** A mediator is there, whatever the hour. */
        SOMEBODY_HERE,
        /** Nobody is, within the opening hours. */
        NOBODY_HERE,
        /** Nobody is, outside the opening hours. */
        CLOSED
    }

    /** A range in minutes. */
    public record Estimate(int atLeast, int atMost) {}
}
