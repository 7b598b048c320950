package fr.lanterne.bot.handover;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.MediatorPresence.Present;
import fr.lanterne.bot.MediatorPresence.Status;
import fr.lanterne.bot.WaitOutlook;
import fr.lanterne.bot.WaitOutlook.Estimate;
import fr.lanterne.bot.WaitOutlook.Staffing;
import fr.lanterne.bot.conversation.Outlooks;
import fr.lanterne.bot.handover.Queue.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** How the waits for a person stand at this moment: what may truthfully be said to those who wait. */
class Waits implements Outlooks {

    private final Queue queue;
    private final Presences presences;
    private final OpeningHours hours;
    private final WaitWords words;
    private final Clock clock;

    Waits(Queue queue, Presences presences, OpeningHours hours, WaitWords words, Clock clock) {
        this.queue = queue;
        this.presences = presences;
        this.hours = hours;
        this.words = words;
        this.clock = clock;
    }

    /** All that wait, in the order of the queue. */
    Mono<Map<ConversationId, WaitOutlook>> all() {
        return now().map(Now::outlooks);
    }

    @Override
    public Mono<WaitOutlook> of(ConversationId conversation) {
        return now().flatMap(now -> Mono.justOrEmpty(now.outlook(conversation)));
    }

    @Override
    public Mono<WaitOutlook> asking(ConversationId conversation, HandoverReason reason) {
        return now().map(now -> now.outlook(conversation).orElseGet(() -> now.atTheEnd(reason)));
    }

    /** Whether a whole opening has gone by since then: who began to wait in the evening was told when it opens. */
    boolean sawAnOpening(Instant since) {
        return hours.stretches(since).findFirst().filter(first -> first.to().toInstant().isAfter(clock.instant()))
                .isEmpty();
    }

    private Staffing staffing(List<Present> present) {
        return present.stream().anyMatch(there -> there.status() != Status.AWAY)
                ? Staffing.SOMEBODY_HERE
                : hours.isOpen(clock.instant()) ? Staffing.NOBODY_HERE : Staffing.CLOSED;
    }

    private Mono<Now> now() {
        return Mono.zip(queue.places().collectList(), presences.present(), queue.handlingTimes())
                .map(read -> new Now(read.getT1(), read.getT2(), read.getT3(), clock.instant()));
    }

    /** The queue, the people and the figures of one moment. */
    private final class Now {

        private final List<Place> waiting;
        private final int held;
        private final int places;
        private final Staffing staffing;
        private final HandlingTimes times;
        private final Instant moment;

        Now(List<Place> open, List<Present> present, HandlingTimes times, Instant moment) {
            this.waiting = open.stream().filter(entry -> !entry.held()).toList();
            this.held = open.size() - waiting.size();
            this.places = present.stream().filter(there -> there.status() == Status.AVAILABLE)
                    .mapToInt(Present::limit).sum();
            this.staffing = staffing(present);
            this.times = times;
            this.moment = moment;
        }

        Map<ConversationId, WaitOutlook> outlooks() {
            Map<ConversationId, WaitOutlook> outlooks = new LinkedHashMap<>();
            for (Place entry : waiting) {
                outlooks.put(entry.conversation(), at(outlooks.size() + 1));
            }
            return outlooks;
        }

        /** Empty when the conversation does not wait. */
        Optional<WaitOutlook> outlook(ConversationId conversation) {
            return IntStream.range(0, waiting.size())
                    .filter(place -> waiting.get(place).conversation().equals(conversation)).boxed().findFirst()
                    .map(place -> at(place + 1));
        }

        WaitOutlook atTheEnd(HandoverReason reason) {
            return at(1 + (int) waiting.stream().filter(entry -> entry.reason().urgency() <= reason.urgency()).count());
        }

        private WaitOutlook at(int position) {
            Estimate estimate = staffing == Staffing.SOMEBODY_HERE
                    ? times.wait(held + position - 1, places).orElse(null)
                    : null;
            @Nullable
            Instant opensAt = staffing == Staffing.CLOSED ? hours.opensAfter(moment).orElse(null) : null;
            return new WaitOutlook(position, estimate, staffing, opensAt,
                    words.outlook(position, estimate, staffing, opensAt, moment));
        }
    }
}
