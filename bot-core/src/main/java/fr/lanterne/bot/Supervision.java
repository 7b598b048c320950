package fr.lanterne.bot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How the help by people goes. A handover counts for the time at which the citizen asked; what a mediator took over from the
 * bot without being asked ({@link HandoverReason#TAKEN_OVER}) counts by reason only. Erased conversations do not count.
 */
public interface Supervision {

    /** The longest time that is looked at. */
    Duration LONGEST = Duration.ofDays(366);

    /** The state of this moment. */
    Mono<Live> live();

    /**
     * The figures of a time.
     *
     * @param from inclusive
     * @param before exclusive, at most {@link #LONGEST} later
     */
    Mono<Figures> figures(Instant from, Instant before);

    /** Each handover of a time, the oldest first. */
    Flux<Row> rows(Instant from, Instant before);

    /**
     * The state of a moment.
     *
     * @param waiting citizens in the queue
     * @param waitingSince since when the first of them waits; null when none does
     * @param held conversations that mediators have
     * @param toCheck answers that wait to be looked through
     */
    record Live(int waiting, @Nullable Instant waitingSince, int held, int toCheck,
            List<MediatorPresence.Present> present) {

        public Live {
            present = List.copyOf(present);
        }
    }

    /**
     * The figures of a time.
     *
     * @param asked citizens who asked for a person or got a place in the queue
     * @param claimed of these, those whom a mediator took
     * @param abandoned of these, those who stopped waiting before anybody took them
     * @param expired of these, those who were told that nobody came
     * @param serviceLevel the share of claims within {@code lanterne.supervision.service-time} among those who waited that long or
     *     were claimed before; null when there are none
     * @param waiting from the question to the first claim
     * @param handling from the last claim to the end
     * @param byReason reasons without handovers are left out
     * @param byHour 24 counts of those who asked, by the clock of Paris
     * @param byDay in order; days without are left out
     */
    record Figures(int asked, int claimed, int abandoned, int expired, @Nullable Double serviceLevel, Spread waiting,
            Spread handling, Map<HandoverReason, Integer> byReason, List<Integer> byHour,
            Map<LocalDate, Integer> byDay) {}

    /**
     * How long something took.
     *
     * @param count of how many; the percentiles are zero when there are none
     */
    record Spread(int count, Duration p50, Duration p90, Duration p95, List<Bucket> histogram) {

        public Spread {
            histogram = List.copyOf(histogram);
        }
    }

    /**
     * How many took at most so long, and longer than the bucket before.
     *
     * @param atMost null for the last one, which has no end
     */
    record Bucket(@Nullable Duration atMost, int count) {}

    /**
     * One handover.
     *
     * @param mediator who has or had it last; null when nobody did
     * @param ending null while it is open, or was ended before that was kept
     * @param solved what the citizen said at the end; null when nothing
     */
    record Row(ConversationId conversation, Channel channel, HandoverReason reason, @Nullable Team team,
            Instant askedAt, @Nullable Instant firstClaimedAt, @Nullable Instant claimedAt, @Nullable Instant endedAt,
            @Nullable Ending ending, @Nullable Mediator mediator, @Nullable Boolean solved, @Nullable Integer score) {

        /** From the question to the first claim; null when nobody claimed it. */
        public @Nullable Duration waiting() {
            return firstClaimedAt == null ? null : Duration.between(askedAt, firstClaimedAt);
        }

        /** From the last claim to the end; null when it was not claimed or has not ended. */
        public @Nullable Duration handling() {
            return claimedAt == null || endedAt == null ? null : Duration.between(claimedAt, endedAt);
        }
    }

    /** How a handover ended. */
    enum Ending {
        GIVEN_BACK, CLOSED,
        /** The citizen no longer wanted to wait. */
        STOPPED,
        /** Nobody came, and the citizen was told. */
        EXPIRED
    }
}
