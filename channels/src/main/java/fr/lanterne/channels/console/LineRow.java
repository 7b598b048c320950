package fr.lanterne.channels.console;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of the line as the page shows it.
 *
 * @param urgency the order before waiting time: 0 goes before 1
 * @param sinceClock when the citizen began to wait, as people read it
 * @param summary what it is about, in one line without personal data
 * @param holder the first name of who has it; null while it waits
 * @param unanswered whether the citizen waits for the holder's words
 */
record LineRow(UUID id, String reason, int urgency, String channel, Instant since, String sinceClock, String summary,
        String note, List<String> labels, @Nullable String team, @Nullable String language, @Nullable UUID holderId,
        @Nullable String holder, boolean unanswered) {

    LineRow {
        labels = List.copyOf(labels);
    }

    /** What decides where a waiting row stands. */
    record Place(int urgency, Instant since) {}

    Place place() {
        return new Place(urgency, since);
    }

    /** Who has it and what was left for the next one. */
    Custody custody() {
        return new Custody(holderId, note);
    }

    record Custody(@Nullable UUID holder, String note) {}

    public boolean urgent() {
        return urgency == 0;
    }

    boolean waits() {
        return holderId == null;
    }
}
