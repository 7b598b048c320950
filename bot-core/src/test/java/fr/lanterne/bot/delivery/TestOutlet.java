package fr.lanterne.bot.delivery;

import fr.lanterne.bot.Channel;
import fr.lanterne.bot.Delivery;
import fr.lanterne.bot.Outlet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A channel whose other side a test plays; it keeps what was sent, when, and how many were on their way at once. */
final class TestOutlet implements Outlet {

    static final Channel CHANNEL = new Channel("PIGEON");

    final List<Request> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger references = new AtomicInteger();
    private final Clock clock;
    private final Abilities abilities;
    Function<Parcel, Mono<Delivery>> other = this::takes;
    boolean answers = true;

    TestOutlet(Clock clock, Abilities abilities) {
        this.clock = clock;
        this.abilities = abilities;
    }

    TestOutlet(Clock clock) {
        this(clock, new Abilities(true, true, new Pace(Duration.ofSeconds(1), 30)));
    }

    @Override
    public Channel channel() {
        return CHANNEL;
    }

    @Override
    public Abilities abilities() {
        return abilities;
    }

    @Override
    public Mono<Delivery> send(Parcel parcel) {
        requests.add(new Request(parcel, clock.instant()));
        return other.apply(parcel);
    }

    @Override
    public Mono<Boolean> answers() {
        return Mono.just(answers);
    }

    Mono<Delivery> takes(Parcel parcel) {
        return Mono.just(new Delivery.Sent("r" + references.incrementAndGet(), false));
    }

    List<String> texts() {
        return requests.stream().map(request -> request.parcel().message().reply().plainText()).toList();
    }

    List<Instant> times() {
        return requests.stream().map(Request::at).toList();
    }

    /** A piece that was handed in. */
    record Request(Parcel parcel, Instant at) {}
}
