package fr.lanterne.bot.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.lanterne.bot.Assistant.Receipt;
import fr.lanterne.bot.Author;
import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ChatEvent;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.WaitOutlook;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.Outlooks;
import fr.lanterne.bot.dialogue.Skill;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.SkillStep.Concludes;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.dialogue.Turns;
import fr.lanterne.bot.understanding.Intent;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.database.TestDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ReceptionTests {

    private static final String POISON = "ceci casse tout";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestDatabase.Opened database = TestDatabase.H2.open();
    private final Conversations conversations = new Conversations(database.client(), database.transactions(),
            Clock.systemUTC(), new SecureRandom());
    private final AtomicReference<Function<TurnInput, Flux<SkillStep>>> skill = new AtomicReference<>();
    private Reception reception;

    @BeforeEach
    void open() {
        skill.set(ReceptionTests::echo);
        reception = reception();
        reception.start();
    }

    @AfterEach
    void close() {
        reception.stop();
        database.close();
    }

    @Test
    void answersEachMessageOnceAndInOrder() {
        ConversationId id = opened();
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        skill.set(input -> Mono.delay(Duration.ofMillis(5)).doOnSubscribe(s -> most.accumulateAndGet(
                atOnce.incrementAndGet(), Math::max)).doOnTerminate(atOnce::decrementAndGet)
                .thenMany(echo(input)));

        IntStream.range(0, 20).forEach(i -> send(id, "k" + i, "texte " + i));
        IntStream.range(0, 20).forEach(i -> send(id, "k" + i, "texte " + i));

        await().atMost(PATIENCE).until(() -> answers(id).size() == 20);
        assertThat(answers(id)).containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "texte " + i).toList());
        assertThat(most).hasValue(1);
    }

    @Test
    void worksConversationsSideBySide() {
        ConversationId slow = opened();
        skill.set(input -> input.conversation().equals(slow) ? Flux.never() : echo(input));
        send(slow, "k", "attendez");
        ConversationId other = opened();
        send(other, "k", "vite");

        await().atMost(PATIENCE).until(() -> answers(other).equals(List.of("vite")));
        assertThat(answers(slow)).isEmpty();
    }

    @Test
    void takesUpWhatAStoppedServiceLeft() {
        ConversationId id = opened();
        skill.set(input -> Flux.never());
        send(id, "k1", "un");
        send(id, "k2", "deux");
        reception.stop();
        skill.set(ReceptionTests::echo);
        reception = reception();

        reception.start();

        await().atMost(PATIENCE).until(() -> answers(id).equals(List.of("un", "deux")));
    }

    @Test
    void apologisesWhenASkillFails() {
        ConversationId id = opened();
        skill.set(input -> Flux.error(new IllegalStateException("broken")));
        send(id, "k", "question");

        await().atMost(PATIENCE).until(() -> answers(id).equals(List.of("Désolé.")));
    }

    @Test
    void setsAMessageAsideThatFailsAgainAndAgainAndGoesOn() {
        ConversationId id = opened();
        skill.set(ReceptionTests::echo);
        send(id, "k1", "un");
        send(id, "k2", POISON);
        send(id, "k3", "trois");

        await().atMost(PATIENCE).until(() -> answers(id).equals(List.of("un", "Désolé.", "trois")));
    }

    @Test
    void tellsWhatNeedsNoTurnOnce() {
        ConversationId id = opened();
        MessageId notice = new MessageId(UUID.randomUUID());

        assertThat(reception.tell(id, notice, Reply.of("Bienvenue.")).block()).isTrue();
        assertThat(reception.tell(id, notice, Reply.of("Bienvenue.")).block()).isTrue();

        assertThat(conversations.messages(id, 0, 10).collectList().block()).singleElement()
                .satisfies(said -> assertThat(said.author()).isEqualTo(Author.SYSTEM));
    }

    @Test
    void aScreenMissesNothingWheneverItOpens() {
        ConversationId id = opened();
        List<ChatEvent> early = new java.util.concurrent.CopyOnWriteArrayList<>();
        Disposable screen = reception.follow(id, 0).subscribe(early::add);
        for (int i = 0; i < 10; i++) {
            send(id, "k" + i, "texte " + i);
            Set<Long> seen = new java.util.concurrent.ConcurrentSkipListSet<>();
            Disposable late = reception.follow(id, 0).ofType(ChatEvent.Posted.class)
                    .subscribe(posted -> assertThat(seen.add(posted.message().sequence())).isTrue());
            long expected = 2L * (i + 1);
            await().atMost(PATIENCE).until(() -> seen.size() == expected);
            late.dispose();
        }
        screen.dispose();
        assertThat(early.stream().filter(ChatEvent.Posted.class::isInstance)
                .map(event -> ((ChatEvent.Posted) event).message().sequence())).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void aScreenThatOpensLateGetsWhatIsBeingWritten() {
        ConversationId id = opened();
        skill.set(input -> Flux.concat(Flux.just(new SkillStep.Says("Première phrase. ")), Flux.never()));
        send(id, "k", "question");
        await().atMost(PATIENCE).until(() -> reception.follow(id, 1).ofType(ChatEvent.Delta.class)
                .map(ChatEvent.Delta::text).blockFirst(Duration.ofSeconds(5)).equals("Première phrase. "));
    }

    @Test
    void erasingEndsTheScreens() {
        ConversationId id = opened();
        Mono<Void> end = reception.follow(id, 0).then();
        Disposable waiting = end.subscribe();

        reception.erase(id).block();

        await().atMost(PATIENCE).until(waiting::isDisposed);
        assertThat(reception.receive(incoming(id, "k", "x")).block()).isEqualTo(new Receipt.UnknownConversation());
    }

    private Reception reception() {
        LiveFeed feed = new LiveFeed();
        Skill all = new Skill() {
            @Override
            public Set<Intent> intents() {
                return EnumSet.allOf(Intent.class);
            }

            @Override
            public Flux<SkillStep> work(TurnInput input) {
                return skill.get().apply(input);
            }
        };
        Turns turns = new Turns(conversations, feed, new Understanding(), List.of(all),
                (input, end) -> input.message().text().equals(POISON)
                        ? Mono.error(new IllegalStateException("nobody knows why"))
                        : Mono.just(end),
                input -> Mono.just(input.state()), anywhere -> Mono.just(Optional.empty()),
                () -> Reply.of("Désolé."));
        return new Reception(conversations, feed,
                new TurnLanes(conversations, turns,
                        new IntakeProperties(4, 3, Duration.ofMillis(10), 2, Duration.ofMillis(200))),
                new NobodyWaits(), waiting -> Mono.just(false));
    }

    private static final class NobodyWaits implements Outlooks {

        @Override
        public Mono<WaitOutlook> of(ConversationId conversation) {
            return Mono.empty();
        }

        @Override
        public Mono<WaitOutlook> asking(ConversationId conversation, HandoverReason reason) {
            return Mono.empty();
        }
    }

    private static Flux<SkillStep> echo(TurnInput input) {
        return Flux.just(new Concludes(Outcome.ANSWERED, Reply.of(input.message().text()), Map.of()));
    }

    private ConversationId opened() {
        return reception.open(Channel.WEB).block().conversation();
    }

    private void send(ConversationId id, String key, String text) {
        assertThat(reception.receive(incoming(id, key, text)).block()).isInstanceOf(Receipt.Stored.class);
    }

    private static IncomingMessage incoming(ConversationId id, String key, String text) {
        return new IncomingMessage(id, key, new IncomingMessage.Text(text), Instant.EPOCH);
    }

    private List<String> answers(ConversationId id) {
        return conversations.messages(id, 0, 1_000).filter(message -> message.author() == Author.BOT)
                .map(ChatMessage::reply).map(Reply::plainText).collectList().block();
    }
}
