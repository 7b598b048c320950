package fr.lanterne.bot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Delivery;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Outlet;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.TurnEnd;
import fr.lanterne.knowledge.database.TestDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class CourierTests {

    private static final DeliveryProperties PROPERTIES = new DeliveryProperties(8, Duration.ofSeconds(5),
            Duration.ofSeconds(30), 3, Duration.ofHours(24), Duration.ofSeconds(1), Duration.ofSeconds(60),
            Duration.ofSeconds(5), Duration.ofHours(24));
    private static final Delivery FAILED = new Delivery.Failed("502");
    private static final Delivery UNCERTAIN = new Delivery.Uncertain("time-out");

    @Parameter
    TestDatabase kind;

    private TestDatabase.Opened database;
    private Conversations conversations;
    private DeliveryStore store;
    private TestOutlet outlet;
    private Courier courier;
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final Clock clock = ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC);

    @BeforeEach
    void open() {
        database = kind.open();
        conversations = new Conversations(database.client(), database.transactions(), clock, new SecureRandom());
        store = store();
        outlet = new TestOutlet(clock);
        courier = courier(store, outlet);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void sendsWhatIsSaidInOrderAndNotFasterThanTheChannelTakes() {
        ConversationId id = opened("a");
        say(id, "un", "deux", "trois");

        deliver("a");

        assertThat(outlet.texts()).containsExactly("un", "deux", "trois");
        assertThat(gaps()).allMatch(gap -> gap.compareTo(Duration.ofSeconds(1)) >= 0);
        assertThat(waiting()).isZero();
    }

    @Test
    void aConversationWhoseScreensFetchPutsDownNothing() {
        ConversationId id = conversations.open(Channel.WEB, null).block().conversation();
        say(id, "un");
        assertThat(waiting()).isZero();
    }

    @Test
    void aConversationThatMovedIsBroughtWhatWaitsThere() {
        ConversationId id = opened("old");
        say(id, "un");
        store.bring(id, lane("new")).block();
        say(id, "deux");

        deliver("old", "new");

        assertThat(outlet.requests).extracting(request -> request.parcel().address()).containsExactly("new", "new");
        assertThat(outlet.texts()).containsExactly("un", "deux");
    }

    @Test
    void anAnswerKnowsWhichMessageItAnswers() {
        ConversationId id = opened("a");
        conversations.store(new IncomingMessage(id, "m12", new IncomingMessage.Text("question"), now)).block();
        conversations.end(conversations.nextPending(id).block(), TurnEnd.answered(Outcome.ANSWERED,
                new TurnEnd.Answer(new MessageId(UUID.randomUUID()), Reply.of("réponse")), Map.of())).block();

        deliver("a");

        assertThat(outlet.requests).singleElement().satisfies(request -> assertThat(request.parcel().answers())
                .isEqualTo("m12"));
    }

    @Test
    void sendsTheRestOfAMessageWhoseFirstPieceArrived() {
        ConversationId id = opened("a");
        say(id, "long");
        outlet.other = parcel -> Mono.just(new Delivery.Sent("p" + parcel.part(), parcel.part() < 2));

        deliver("a");

        assertThat(outlet.requests).extracting(request -> request.parcel().part()).containsExactly(0, 1, 2);
        assertThat(outlet.requests.getLast().parcel().references()).containsExactly("p0", "p1");
    }

    @Test
    void comesAgainExactlyWhenTheChannelAllows() {
        ConversationId id = opened("a");
        say(id, "un", "deux");
        outlet.other = parcel -> outlet.requests.size() == 1
                ? Mono.just(new Delivery.RateLimited(Duration.ofSeconds(37)))
                : outlet.takes(parcel);

        deliver("a");

        assertThat(outlet.texts()).containsExactly("un", "un", "deux");
        assertThat(gaps().getFirst()).isEqualTo(Duration.ofSeconds(37));
    }

    @Test
    void drainsWhatAnHourOfSilenceHeldBackInOrderAndAtThePace() {
        List<String> lanes = IntStream.range(0, 6).mapToObj(i -> "chat" + i).toList();
        Map<String, ConversationId> chats = new HashMap<>();
        lanes.forEach(lane -> chats.put(lane, opened(lane)));
        Instant back = now.plus(Duration.ofHours(1));
        outlet.other = parcel -> now.isBefore(back) ? Mono.just(FAILED) : outlet.takes(parcel);
        lanes.forEach(lane -> say(chats.get(lane), "1", "2", "3"));

        deliver(lanes.toArray(String[]::new));

        List<TestOutlet.Request> arrived = outlet.requests.stream().filter(request -> !request.at().isBefore(back))
                .toList();
        lanes.forEach(lane -> assertThat(arrived.stream().filter(request -> request.parcel().address().equals(lane))
                .map(request -> request.parcel().message().reply().plainText())).containsExactly("1", "2", "3"));
        assertThat(arrived.stream().map(request -> request.at().getEpochSecond())
                .collect(java.util.stream.Collectors.groupingBy(second -> second,
                        java.util.stream.Collectors.counting()))
                .values()).allMatch(count -> count <= 31);
        assertThat(arrived.getLast().at()).isBefore(back.plusSeconds(75));
        // Six addresses that tried as often as they may for an hour, a minute apart at the end.
        assertThat(outlet.requests.size() - arrived.size()).isBetween(6 * 50, 6 * 140);
        assertThat(store.backlog(Instant.EPOCH).block().messagesSetAside()).isZero();
    }

    @Test
    void setsAMessageAsideThatFailsWhileOthersAreServed() {
        ConversationId poor = opened("poor");
        ConversationId other = opened("other");
        outlet.other = parcel -> parcel.message().reply().plainText().equals("poison")
                ? Mono.just(FAILED)
                : outlet.takes(parcel);
        say(poor, "poison", "après");
        for (int i = 0; i < 14; i++) {
            say(other, "bonjour " + i);
            step("other");
            step("poor");
            now = now.plusSeconds(70);
        }

        assertThat(outlet.texts().stream().filter("poison"::equals)).hasSize(3);
        assertThat(outlet.texts()).contains("après");
        assertThat(store.backlog(Instant.EPOCH).block().messagesSetAside()).isOne();
        assertThat(store.backlog(Instant.EPOCH).block().needsAttention()).isTrue();
    }

    @Test
    void aRefusedMessageIsSetAsideAtOnceAndTheNextGoesOut() {
        ConversationId id = opened("a");
        say(id, "schlecht", "gut");
        outlet.other = parcel -> outlet.requests.size() == 1
                ? Mono.just(new Delivery.Rejected("bad request"))
                : outlet.takes(parcel);

        deliver("a");

        assertThat(outlet.texts()).containsExactly("schlecht", "gut");
    }

    @Test
    void repeatsATryWithoutAKnownEndOnceAndOnlyWhenTheChannelAnswers() {
        ConversationId id = opened("a");
        say(id, "un", "deux");
        outlet.other = parcel -> parcel.message().reply().plainText().equals("un")
                ? Mono.just(UNCERTAIN)
                : outlet.takes(parcel);
        outlet.answers = false;
        for (int i = 0; i < 60; i++) {
            step("a");
            now = now.plusSeconds(61);
        }
        assertThat(outlet.texts()).containsExactly("un");

        outlet.answers = true;
        deliver("a");

        assertThat(outlet.texts()).containsExactly("un", "un", "deux");
        assertThat(store.backlog(Instant.EPOCH).block().messagesSetAside()).isOne();
    }

    @Test
    void aTryThatAKillCutCountsAsOneWithoutAKnownEnd() {
        ConversationId id = opened("a");
        say(id, "un");
        assertThat(store.claim(new Lane(TestOutlet.CHANNEL, "a"), now, PROPERTIES.lease()).block())
                .isInstanceOf(DeliveryStore.Claim.Taken.class);

        Courier next = courier(store(), outlet);
        assertThat(next.step(lane("a")).block())
                .isEqualTo(new Courier.Next.Later(now.plus(PROPERTIES.lease())));
        now = now.plus(PROPERTIES.lease());
        next.step(lane("a")).block();

        assertThat(outlet.texts()).containsExactly("un");
        assertThat(waiting()).isZero();
    }

    @Test
    void ofManyInstancesOneSends() {
        List<Courier> instances = IntStream.range(0, 8).mapToObj(i -> courier(store(), outlet)).toList();
        List<String> lanes = IntStream.range(0, 10).mapToObj(i -> "chat" + i).toList();
        lanes.forEach(lane -> say(opened(lane), "un", "deux"));
        AtomicInteger atOnce = new AtomicInteger();
        Map<String, AtomicInteger> inFlight = new HashMap<>();
        lanes.forEach(lane -> inFlight.put(lane, new AtomicInteger()));
        outlet.other = parcel -> {
            AtomicInteger there = inFlight.get(parcel.address());
            atOnce.accumulateAndGet(there.incrementAndGet(), Math::max);
            return Mono.delay(Duration.ofMillis(20)).then(outlet.takes(parcel))
                    .doOnTerminate(there::decrementAndGet);
        };

        for (int round = 0; round < 8; round++) {
            Flux.fromIterable(lanes).flatMap(lane -> Flux.fromIterable(instances)
                    .flatMap(instance -> instance.step(lane(lane)).subscribeOn(Schedulers.parallel()))).blockLast();
            now = now.plusSeconds(2);
        }

        assertThat(atOnce).hasValue(1);
        assertThat(outlet.texts()).hasSize(20);
        lanes.forEach(lane -> assertThat(outlet.requests.stream()
                .filter(request -> request.parcel().address().equals(lane))
                .map(request -> request.parcel().message().reply().plainText())).containsExactly("un", "deux"));
    }

    @Test
    void whoBlocksHearsNothingUntilTheyComeBack() {
        ConversationId id = opened("a");
        say(id, "un", "deux");
        outlet.other = parcel -> Mono.just(new Delivery.Blocked());
        deliver("a");
        say(id, "trois");
        deliver("a");
        assertThat(outlet.texts()).containsExactly("un");

        outlet.other = outlet::takes;
        store.block(lane("a"), false, now).block();
        say(id, "quatre");
        deliver("a");

        assertThat(outlet.texts()).containsExactly("un", "quatre");
    }

    @Test
    void aChangedMessageIsChangedWhereItWasSent() {
        ConversationId id = opened("a");
        MessageId first = say(id, "fautte").getFirst();
        deliver("a");
        reword(id, first, "faute");
        deliver("a");

        assertThat(outlet.requests.getLast().parcel().kind()).isEqualTo(Outlet.Kind.EDIT);
        assertThat(outlet.requests.getLast().parcel().references()).containsExactly("r1");
        assertThat(outlet.texts()).containsExactly("fautte", "faute");
    }

    @Test
    void aChannelThatCannotChangeMessagesIsSentACorrection() {
        outlet = new TestOutlet(clock, new Outlet.Abilities(false, false, new Outlet.Pace(Duration.ZERO, 30)));
        courier = courier(store, outlet);
        ConversationId id = opened("a");
        MessageId first = say(id, "fautte").getFirst();
        reword(id, first, "faute");
        deliver("a");

        assertThat(outlet.requests.getLast().parcel().kind()).isEqualTo(Outlet.Kind.SAY);
        assertThat(outlet.texts().getLast()).isEqualTo("Voici une correction de mon message précédent :\n\nfaute");
    }

    private DeliveryStore store() {
        return new DeliveryStore(database.client(), database.transactions());
    }

    private Courier courier(DeliveryStore outbox, Outlet channel) {
        return new Courier(outbox, conversations, List.of(channel), new Fitting(), PROPERTIES, clock,
                new java.util.Random(7));
    }

    private ConversationId opened(String address) {
        ConversationId id = conversations.open(TestOutlet.CHANNEL, null).block().conversation();
        store.bring(id, lane(address)).block();
        return id;
    }

    private static Lane lane(String address) {
        return new Lane(TestOutlet.CHANNEL, address);
    }

    private List<MessageId> say(ConversationId id, String... texts) {
        List<MessageId> said = new ArrayList<>();
        for (String text : texts) {
            MessageId message = new MessageId(UUID.randomUUID());
            conversations.change(id, held -> new Conversations.Change<>(true, held,
                    List.of(new Conversations.Line(message, Author.SYSTEM, null, Reply.of(text))), Mono.empty()))
                    .block();
            said.add(message);
        }
        return said;
    }

    private void reword(ConversationId id, MessageId message, String text) {
        conversations.change(id, held -> new Conversations.Change<>(true, held, List.of(),
                new Conversations.Rewording(message, ChatMessage.Kind.EDITED, Reply.of(text)), Mono.empty())).block();
    }

    private void step(String address) {
        courier.step(lane(address)).block();
    }

    /** Time goes by until nothing is left to do: each address is visited when it asked for it. */
    private void deliver(String... addresses) {
        Map<String, Instant> due = new HashMap<>();
        for (String address : addresses) {
            due.put(address, now);
        }
        while (!due.isEmpty()) {
            String next = due.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
            Instant at = due.remove(next);
            now = at.isAfter(now) ? at : now;
            if (courier.step(lane(next)).block() instanceof Courier.Next.Later(Instant again)) {
                due.put(next, again);
            }
        }
    }

    private long waiting() {
        return store.backlog(Instant.EPOCH).block().waiting();
    }

    private List<Duration> gaps() {
        List<Instant> times = outlet.times();
        return IntStream.range(1, times.size()).mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
                .toList();
    }
}
