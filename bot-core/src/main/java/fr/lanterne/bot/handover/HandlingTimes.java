package fr.lanterne.bot.handover;

import fr.lanterne.bot.WaitOutlook.Estimate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long mediators were busy with their latest conversations, from the claim to the end.
 *
 * @param sorted shortest first
 */
record HandlingTimes(List<Duration> sorted) {

    /** With fewer nothing is said: a guess would be no better than silence. */
    static final int ENOUGH = 8;

    private static final int STEP = 5;

    HandlingTimes {
        sorted = sorted.stream().sorted().toList();
    }

    /**
     * When it is somebody's turn, as a range of whole steps of 5 minutes. With all places taken, conversations end at the rate
     * of the places by the time that one takes; the range is that of the middle half of the measured times.
     *
     * @param ahead how many are held or wait before
     * @param places how many conversations can be held at once
     * @return empty when too little was measured, no place exists, or a place is free: then no end is waited for
     */
    Optional<Estimate> wait(int ahead, int places) {
        if (sorted.size() < ENOUGH || places < 1 || ahead < places) {
            return Optional.empty();
        }
        double ends = (ahead - places + 1) / (double) places;
        int least = STEP * (int) Math.floor(ends * minutes(1, 4) / STEP);
        int most = STEP * (int) Math.ceil(ends * minutes(3, 4) / STEP);
        return Optional.of(new Estimate(least, Math.max(most, least + STEP)));
    }

    private double minutes(int part, int of) {
        return sorted.get((sorted.size() - 1) * part / of).toSeconds() / 60.0;
    }
}
