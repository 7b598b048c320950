package fr.lanterne.bot.delivery;

import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Deliveries;
import fr.lanterne.bot.Rounds;
import fr.lanterne.bot.conversation.LiveFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Sends the courier to the addresses: as soon as something was said, when its time has come, and from time to time to those
 * where something was left over. The store is the queue: nothing is lost with the process.
 */
class Dispatch implements Deliveries, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Duration SOON = Duration.ofMillis(1);

    private final DeliveryStore store;
    private final Courier courier;
    private final LiveFeed feed;
    private final DeliveryProperties properties;
    private final Clock clock;
    private final ConcurrentMap<Lane, State> lanes = new ConcurrentHashMap<>();
    private final Sinks.Many<Lane> awake = Sinks.many().unicast().onBackpressureBuffer();
    private final Disposable.Composite running = Disposables.composite();
    private volatile boolean open;

    Dispatch(DeliveryStore store, Courier courier, LiveFeed feed, DeliveryProperties properties, Clock clock) {
        this.store = store;
        this.courier = courier;
        this.properties = properties;
        this.clock = clock;
        this.feed = feed;
    }

    @Override
    public Mono<Void> bring(ConversationId conversation, Channel channel, String address) {
        return store.bring(conversation, new Lane(channel, address));
    }

    @Override
    public Mono<Void> block(Channel channel, String address, boolean blocked) {
        return store.block(new Lane(channel, address), blocked, clock.instant());
    }

    @Override
    public Mono<Backlog> backlog() {
        return store.backlog(clock.instant().minus(properties.alertFor()));
    }

    @Override
    public void start() {
        open = true;
        if (!courier.hasWork()) {
            return;
        }
        running.add(awake.asFlux().flatMap(this::visit, properties.parallel()).subscribe());
        running.add(feed.changes().onBackpressureBuffer().flatMap(this::find).subscribe(this::wake));
        running.add(Rounds.begin("look for messages to send", Duration.ZERO, properties.sweep(),
                () -> store.waiting().doOnNext(this::wake).then()));
    }

    @Override
    public void stop() {
        open = false;
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    private Mono<Lane> find(ConversationId conversation) {
        return store.laneOf(conversation).onErrorResume(fault -> {
            LOG.warn("Cannot look for an address, the next sweep will: {}", fault.toString());
            return Mono.empty();
        });
    }

    private void wake(Lane lane) {
        lanes.compute(lane, (_, state) -> switch (state) {
            case null -> up(lane);
            case SLEEPING -> State.SLEEPING;
            case RUNNING, AGAIN -> State.AGAIN;
        });
    }

    private State up(Lane lane) {
        awake.emitNext(lane, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
        return State.RUNNING;
    }

    private Mono<Void> visit(Lane lane) {
        return courier.step(lane).onErrorResume(fault -> {
            LOG.warn("Messages wait for the next sweep: {}", fault.toString());
            return Mono.just(new Courier.Next.Later(clock.instant().plus(properties.sweep())));
        }).doOnNext(next -> leave(lane, next)).then().subscribeOn(Schedulers.parallel());
    }

    private void leave(Lane lane, Courier.Next next) {
        switch (next) {
            case Courier.Next.Later(Instant at) -> sleep(lane, at);
            case Courier.Next.Rest() ->
                lanes.compute(lane, (_, state) -> state == State.AGAIN ? up(lane) : null);
        }
    }

    private void sleep(Lane lane, Instant until) {
        lanes.put(lane, State.SLEEPING);
        Duration left = Duration.between(clock.instant(), until);
        Mono.delay(left.compareTo(SOON) < 0 ? SOON : left).filter(tick -> open)
                .subscribe(tick -> lanes.compute(lane, (_, state) -> up(lane)));
    }

    private enum State {
        RUNNING,
        /** Something was said while it ran. */
        AGAIN,
        /** Its time will come. */
        SLEEPING
    }
}
