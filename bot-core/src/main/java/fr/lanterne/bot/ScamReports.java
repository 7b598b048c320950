package fr.lanterne.bot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The messages that citizens had checked, near-identical ones together, and what mediators say of them. Of a message itself
 * nothing is kept here: its words are read from a conversation that still exists.
 */
public interface ScamReports {

    /** The largest list of {@link #recent}. */
    int MOST = 200;
    int MAX_NOTE_LENGTH = 1_000;

    /** At most {@code limit} clusters that were reported since, those with the most reports since first. */
    Mono<List<Cluster>> recent(int limit, Instant since);

    /** One cluster; empty when there is none. */
    Mono<Cluster> cluster(UUID cluster);

    /** How often it was reported, by the days of Paris on which it was, the latest first. */
    Mono<List<Day>> days(UUID cluster);

    /** Keeps what a mediator says of a cluster in place of what was said before; it is in the audit log. */
    Mono<Judged> judge(UUID cluster, Mediator mediator, Judgement judgement);

    /** All that mediators said of a cluster, the latest first. */
    Mono<List<Word>> history(UUID cluster);

    /**
     * Near-identical messages.
     *
     * @param risk the highest that the check found in one of them
     * @param sample the latest of them that still is in a conversation; null when all are erased
     * @param word what a mediator said of them; null when nobody did
     */
    record Cluster(UUID id, Risk risk, Instant firstSeen, Instant lastSeen, Counts counts, @Nullable Sample sample,
            @Nullable Word word) {}

    /** In how many conversations a message was checked: within 24 hours, within 7 days, ever. */
    record Counts(long day, long week, long all) {}

    /** Reports on one day. */
    record Day(LocalDate day, long reports) {}

    /**
     * A message as a citizen showed it.
     *
     * @param conversation to read it in whole, and to judge it by
     * @param text masked, its addresses written so that nobody can follow them
     * @param verdict what the check finds in it by itself, with the addresses and numbers that it leads to
     */
    record Sample(ConversationId conversation, String text, Verdict verdict) {}

    /** What a mediator may say of a message; none of it is that it is safe. */
    enum Opinion {
        /** A scam. */
        SCAM,
        /** It cannot be vouched for. */
        CAUTION,
        /** Really from whom it says. */
        GENUINE
    }

    /**
     * What a mediator says.
     *
     * @param example the conversation whose message the mediator read, from {@link Sample}. Without one only {@link
     *     Opinion#SCAM} can be said: all else holds only for messages that lead nowhere else than the one that was read
     * @param note for other mediators, in no citizen's words; may be empty
     */
    record Judgement(Opinion opinion, @Nullable ConversationId example, String note) {

        public Judgement {
            if (note.length() > MAX_NOTE_LENGTH) {
                throw new IllegalArgumentException("a note has at most " + MAX_NOTE_LENGTH + " characters");
            }
        }
    }

    /** What a mediator said, numbered from 1 in each cluster. */
    record Word(long number, Opinion opinion, Mediator mediator, String note, Instant at) {}

    /** What judging came to. */
    enum Judged {
        /** It is kept; those who were told otherwise are being told. */
        KEPT,
        /** There is no such cluster any more. */
        UNKNOWN_CLUSTER,
        /** The conversation of the example is erased, or was never in this cluster, or none was named. */
        NO_EXAMPLE
    }
}
