package fr.lanterne.bot.delivery;

import fr.lanterne.bot.Channel;
import fr.lanterne.bot.Delivery;
import fr.lanterne.bot.Outlet;
import fr.lanterne.bot.Outlet.Parcel;
import fr.lanterne.bot.conversation.Conversations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Sends what is due at an address, one piece at a time, and says when to come again. Knows no timers: everything follows from
 * the store and the clock.
 *
 * <p>A try whose end is unknown (the process died, or no answer came) is repeated once, and only when the other side answers;
 * a second one without an end is set aside. So a citizen may read a message twice, but not for a network that is down.
 */
class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int MOST_DOUBLINGS = 16;

    private final DeliveryStore store;
    private final Conversations conversations;
    private final Map<Channel, Outlet> outlets;
    private final Map<Channel, Turnstile> turnstiles;
    private final Fitting fitting;
    private final DeliveryProperties properties;
    private final Clock clock;
    private final RandomGenerator chance;
    private final ConcurrentMap<Lane, Instant> tickets = new ConcurrentHashMap<>();
    private final ConcurrentMap<Channel, Instant> served = new ConcurrentHashMap<>();

    Courier(DeliveryStore store, Conversations conversations, Collection<Outlet> outlets, Fitting fitting,
            DeliveryProperties properties, Clock clock, RandomGenerator chance) {
        this.store = store;
        this.conversations = conversations;
        this.outlets = outlets.stream().collect(Collectors.toUnmodifiableMap(Outlet::channel, Function.identity()));
        this.turnstiles = outlets.stream().collect(Collectors.toUnmodifiableMap(Outlet::channel,
                outlet -> new Turnstile(outlet.abilities().pace().perSecond())));
        this.fitting = fitting;
        this.properties = properties;
        this.clock = clock;
        this.chance = chance;
    }

    /** Whether any channel brings messages at all. */
    boolean hasWork() {
        return !outlets.isEmpty();
    }

    /** Sends the next piece, if it is time. */
    Mono<Next> step(Lane lane) {
        Outlet outlet = outlets.get(lane.channel());
        Turnstile turnstile = turnstiles.get(lane.channel());
        if (outlet == null || turnstile == null) {
            // The channel is off at present: what waits for it keeps.
            return Mono.just(new Next.Rest());
        }
        Instant now = clock.instant();
        Instant turn = tickets.computeIfAbsent(lane, _ -> turnstile.ticket(now));
        if (turn.isAfter(now)) {
            return Mono.just(new Next.Later(turn));
        }
        tickets.remove(lane);
        return store.claim(lane, now, properties.lease()).flatMap(claim -> switch (claim) {
            case DeliveryStore.Claim.Nothing() -> Mono.just(new Next.Rest());
            case DeliveryStore.Claim.Early(Instant until) -> Mono.just(new Next.Later(until));
            case DeliveryStore.Claim.Taken(Job job) -> new Errand(lane, outlet, job).run();
        });
    }

    /** When to come again. */
    sealed interface Next {

        record Later(Instant at) implements Next {}

        /** Nothing waits there. */
        record Rest() implements Next {}
    }

    /** One try at one piece. */
    private final class Errand {

        private final Lane lane;
        private final Outlet outlet;
        private final Job job;

        Errand(Lane lane, Outlet outlet, Job job) {
            this.lane = lane;
            this.outlet = outlet;
            this.job = job;
        }

        Mono<Next> run() {
            if (job.queuedAt().isBefore(clock.instant().minus(properties.patience()))) {
                return setAside("it waited longer than " + properties.patience());
            }
            if (!job.begun()) {
                return sent();
            }
            if (!job.mayBeRepeated()) {
                return setAside("two tries came to no known end; it may have arrived");
            }
            return outlet.answers().timeout(properties.timeout()).onErrorReturn(false)
                    .flatMap(answers -> answers
                            ? store.repeating(job).then(sent())
                            : unknown("the channel does not answer"));
        }

        private Mono<Next> sent() {
            return conversations.message(job.conversation(), job.message())
                    .flatMap(message -> handedOver(fitting.of(message, job.kind(), outlet.abilities()))
                            .flatMap(this::kept))
                    .switchIfEmpty(Mono.defer(() -> again(store.held(lane, job, clock.instant()), clock.instant())));
        }

        private Mono<Delivery> handedOver(Fitting.Fitted fitted) {
            Parcel parcel = new Parcel(lane.address(), fitted.message(), fitted.kind(), job.parts(),
                    fitted.kind() == job.kind() ? job.sentAs() : List.of(), job.answers());
            return Mono.defer(() -> outlet.send(parcel)).timeout(properties.timeout())
                    .onErrorResume(TimeoutException.class,
                            late -> Mono.just(new Delivery.Uncertain("no answer in " + properties.timeout())))
                    .onErrorResume(fault -> {
                        LOG.error("The channel {} failed at a message of conversation {}", lane.channel(),
                                job.conversation(), fault);
                        return Mono.just(new Delivery.Failed(fault.getClass().getSimpleName()));
                    });
        }

        private Mono<Next> kept(Delivery delivery) {
            Instant now = clock.instant();
            return switch (delivery) {
                case Delivery.Sent(String reference, boolean more) -> {
                    served.put(lane.channel(), now);
                    Instant due = now.plus(outlet.abilities().pace().between());
                    yield again(store.sent(lane, job, reference, more, now, due), due);
                }
                case Delivery.RateLimited(Duration retryAfter) ->
                    again(store.held(lane, job, now.plus(retryAfter)), now.plus(retryAfter));
                case Delivery.Blocked() -> store.block(lane, true, now)
                        .then(again(store.held(lane, job, now), now));
                case Delivery.Rejected(String reason) -> setAside(reason);
                case Delivery.Failed(String reason) -> failed(reason, now);
                case Delivery.Uncertain(String reason) -> unknown(reason);
            };
        }

        /** A failure counts against the message only when the channel served somebody else since it was last tried. */
        private Mono<Next> failed(String reason, Instant now) {
            Instant servedAt = served.get(lane.channel());
            Instant triedAt = job.triedAt();
            boolean counts = triedAt == null || (servedAt != null && servedAt.isAfter(triedAt));
            int tries = job.tries() + (counts ? 1 : 0);
            if (tries >= properties.attempts()) {
                return setAside(tries + " failures while others were served, the last: " + reason);
            }
            LOG.warn("A message of conversation {} was not taken by {}, will try again: {}", job.conversation(),
                    lane.channel(), reason);
            Instant due = now.plus(backoff());
            return again(store.notSent(lane, job, tries, reason, now, due), due);
        }

        private Mono<Next> unknown(String reason) {
            LOG.warn("It is not known whether a message of conversation {} arrived at {}: {}", job.conversation(),
                    lane.channel(), reason);
            Instant now = clock.instant();
            Instant due = now.plus(backoff());
            return again(store.open(lane, job, reason, now, due), due);
        }

        private Mono<Next> setAside(String reason) {
            LOG.error("ALERT: a message of conversation {} for {} is set aside: {}", job.conversation(), lane.channel(),
                    reason);
            Instant now = clock.instant();
            return again(store.setAside(lane, job, reason, now, now), now);
        }

        private Mono<Next> again(Mono<Boolean> kept, Instant due) {
            return kept.map(more -> more ? new Next.Later(due) : new Next.Rest());
        }

        /** Doubled each time up to the longest, and somewhere in its upper half: not all come again at once. */
        private Duration backoff() {
            Duration whole = properties.firstBackoff().multipliedBy(1L << Math.min(job.failures(), MOST_DOUBLINGS));
            Duration most = whole.compareTo(properties.longestBackoff()) < 0 ? whole : properties.longestBackoff();
            return most.dividedBy(2).plusMillis((long) (most.toMillis() / 2.0 * chance.nextDouble()));
        }
    }
}
