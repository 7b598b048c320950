package fr.lanterne.bot.handover;

import static fr.lanterne.bot.ConversationState.CLOSED;
import static fr.lanterne.bot.ConversationState.HELD_BY_BOT;
import static fr.lanterne.bot.ConversationState.HELD_BY_MEDIATOR;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.AnswerReview.Decision;
import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Team;
import fr.lanterne.bot.Teams.Settings;
import fr.lanterne.bot.conversation.Conversations.Change;
import fr.lanterne.bot.conversation.Turn;
import fr.lanterne.bot.dialogue.Skill;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.dialogue.Turns;
import fr.lanterne.bot.review.TestReviews;
import fr.lanterne.bot.understanding.Intent;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Random lives of conversations over the real store: what citizens, the bot, mediators and clocks do, screens that die and a
 * service that does, in any order. After every event the citizen knows who has the conversation, and in the end no wait is left.
 * {@code -Dlanterne.lives=10000} lives all of them.
 */
class LivesTests {

    private static final int LIVES = Integer.getInteger("lanterne.lives", 60);
    private static final int EVENTS = 25;
    private static final Reply ANSWER = Reply.of("En mairie.");
    private static final Reply HANDED = Reply.of("C'est noté. " + TestHandovers.TEXTS.getString("handover.kept"));

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyLifeKeepsThePromises(TestDatabase kind) {
        int lives = kind == TestDatabase.H2 ? LIVES : Math.max(1, LIVES / 10);
        long begun = System.nanoTime();
        Map<ConversationState, Integer> seen = new EnumMap<>(ConversationState.class);
        int events = 0;
        try (TestHandovers handovers = new TestHandovers(kind, 5)) {
            Team team = handovers.teams.create("Accueil", TestHandovers.ANNE).block();
            handovers.teams.settle(team.id(), new Settings(0.9, Duration.ofMinutes(2)), TestHandovers.ANNE).block();
            for (long seed = 0; seed < lives; seed++) {
                handovers.teams.receiving(seed % 2 == 0 ? team.id() : null, TestHandovers.ANNE).block();
                Life life = new Life(handovers, team, seed, seen);
                try {
                    events += life.run();
                } catch (AssertionError | RuntimeException broken) {
                    throw new AssertionError("life " + seed + ": " + life.story, broken);
                }
            }
        }
        System.out.printf("%s: %d lives of conversations, %d events, states seen %s, %.1f s%n", kind, lives, events,
                seen, (System.nanoTime() - begun) / 1e9);
        assertThat(seen.keySet()).as("every state was reached").hasSize(ConversationState.values().length);
    }

    /** One conversation. */
    private static final class Life {

        private final TestHandovers shared;
        private final Random chance;
        private final Team team;
        private final Map<ConversationState, Integer> seen;
        private final List<Mediator> mediators = List.of(TestHandovers.mediator("Anne"),
                TestHandovers.mediator("Bruno"));
        private final Set<Mediator> screens = new HashSet<>();
        private final List<String> written = new ArrayList<>();
        private final List<MessageId> said = new ArrayList<>();
        private final List<Turn> begun = new ArrayList<>();
        private final List<String> story = new ArrayList<>();
        private final ConversationId id;
        private TestHandovers service;
        private TestReviews reviews;
        private Turns turns;

        Life(TestHandovers shared, Team team, long seed, Map<ConversationState, Integer> seen) {
            this.shared = shared;
            this.team = team;
            this.chance = new Random(seed);
            this.seen = seen;
            shared.now = shared.now.plus(Duration.ofDays(2));
            starts();
            id = service.opened();
        }

        int run() {
            for (int event = 0; event < EVENTS; event++) {
                tick(chance.nextInt(30));
                switch (chance.nextInt(14)) {
                    case 0, 1, 2 -> citizenWrites();
                    case 3, 4 -> botWorks();
                    case 5, 6, 7 -> mediatorActs(anyone());
                    case 8 -> timePasses();
                    case 9 -> screenDies(anyone());
                    case 10 -> serviceDies();
                    case 11 -> slowBot();
                    case 12 -> service.stopping.in(id).doOnNext(stopped -> story.add("stops " + stopped)).block();
                    default -> looksThrough(anyone());
                }
                check();
            }
            ends();
            return EVENTS;
        }

        private void citizenWrites() {
            String text = List
                    .of("Bonjour", "merci", "Comment refaire mon passeport ?", "Je veux parler à une personne")
                    .get(chance.nextInt(4)) + (chance.nextInt(3) == 0 ? " " + written.size() : "");
            story.add("writes");
            service.store(id, text);
            written.add(text);
        }

        private void botWorks() {
            Turn turn = service.conversations.nextPending(id).block();
            if (turn != null) {
                story.add("bot");
                turns.work(turn).block();
            }
        }

        /** Began a turn before whatever happened since, and ends it now. */
        private void slowBot() {
            Turn next = service.conversations.nextPending(id).block();
            if (next != null && begun.isEmpty()) {
                begun.add(next);
            } else if (!begun.isEmpty()) {
                story.add("slow bot");
                turns.work(begun.removeFirst()).block();
            }
        }

        private void mediatorActs(Mediator who) {
            MediatorAction action = action();
            screens.add(who);
            var result = service.act(id, who, action);
            story.add(who.firstName() + " " + action.getClass().getSimpleName() + " "
                    + result.getClass().getSimpleName());
            if (action instanceof MediatorAction.Say say && result.equals(TestHandovers.DONE)) {
                said.add(say.id());
            }
        }

        private MediatorAction action() {
            return switch (chance.nextInt(13)) {
                case 0, 1, 2, 3 -> TestHandovers.CLAIM;
                case 4, 5 -> TestHandovers.say("Bonjour");
                case 6 -> new MediatorAction.Release("note");
                case 7 -> new MediatorAction.Transfer(anyone(), "vu");
                case 8 -> new MediatorAction.TransferToTeam(team, "vu");
                case 9 -> new MediatorAction.GiveBack();
                case 10 -> said.isEmpty()
                        ? TestHandovers.CLAIM
                        : new MediatorAction.Edit(said.get(chance.nextInt(said.size())), "Bonsoir");
                default -> new MediatorAction.Close();
            };
        }

        private void timePasses() {
            story.add("time");
            tick(chance.nextInt(900));
            screens.forEach(there -> service.presences.seen(there, chance.nextBoolean()).block());
            sweep();
        }

        private void screenDies(Mediator who) {
            story.add(who.firstName() + " gone");
            screens.remove(who);
            service.presences.leave(who).block();
            if (chance.nextBoolean()) {
                sweep();
            }
        }

        /** Before the commit of a decision, and whatever was in memory is gone. */
        private void serviceDies() {
            story.add("crash");
            service.conversations.change(id, held -> new Change<>(true,
                    held.asked(HandoverReason.ASKED, service.now), List.of(),
                    Mono.error(new IllegalStateException("killed")))).onErrorComplete().block();
            begun.clear();
            starts();
        }

        private void looksThrough(Mediator who) {
            service.presences.seen(who, true).block();
            screens.add(who);
            reviews.desk().pending().block().stream().filter(pending -> pending.conversation().equals(id)).findFirst()
                    .ifPresent(pending -> {
                        Decision decision = List.of(new Decision.Approve(), new Decision.Edit("En préfecture."),
                                new Decision.Reject()).get(chance.nextInt(3));
                        story.add(decision.getClass().getSimpleName());
                        reviews.desk().decide(pending.answer(), who, decision).block();
                    });
        }

        /** Nobody comes any more: what was begun is worked, and every wait ends and is told so. */
        private void ends() {
            story.add("ends");
            screens.clear();
            for (int turn = 0; turn <= written.size(); turn++) {
                botWorks();
                check();
            }
            for (int day = 0; day < 4; day++) {
                tick(24 * 3_600);
                sweep();
                check();
            }
            assertThat(service.conversations.state(id).block()).isIn(HELD_BY_BOT, CLOSED);
            assertThat(reviews.desk().pending().block()).as("no answer waits for ever").isEmpty();
            assertThat(service.conversations.nextPending(id).block()).as("no turn is left").isNull();
        }

        private void check() {
            List<ChatMessage> messages = service.messages(id);
            ConversationState state = service.conversations.state(id).block();
            seen.merge(state, 1, Integer::sum);
            assertThat(Told.in(messages)).as("what the citizen knows").isEqualTo(state);
            assertThat(openHandovers()).as("one holder or one place in the queue")
                    .isEqualTo(state == HELD_BY_BOT || state == CLOSED ? 0 : 1);
            assertThat(messages).filteredOn(message -> message.author() == Author.CITIZEN)
                    .extracting(message -> message.reply().plainText()).as("no message is lost")
                    .containsExactlyElementsOf(written);
            assertThat(messages).filteredOn(message -> message.author() == Author.MEDIATOR)
                    .extracting(ChatMessage::id).containsExactlyElementsOf(said);
            assertThat(messages).extracting(ChatMessage::sequence).doesNotHaveDuplicates();
            if (state == HELD_BY_MEDIATOR) {
                assertThat(reviews.desk().pending().block()).as("nothing waits to talk over a mediator")
                        .noneMatch(pending -> pending.conversation().equals(id));
            }
        }

        private long openHandovers() {
            return shared.database.client()
                    .sql("SELECT COUNT(*) FROM handover WHERE conversation_id = :id AND ended_at IS NULL")
                    .bind("id", id.value()).map(row -> row.get(0, Long.class)).one().block();
        }

        private void sweep() {
            service.watch.sweep().block();
            reviews.sweep().block();
        }

        private void starts() {
            service = new TestHandovers(shared);
            reviews = TestReviews.of(shared.database, service.conversations, service.waits, service.audit, service.feed,
                    service.clock);
            turns = new Turns(service.conversations, service.feed, new Understanding(), List.of(new AnySkill()),
                    new Escalations(TestHandovers.TEXTS, service.waits, new Urgency(service.conversations)),
                    service.reopening, reviews.checking(),
                    () -> ANSWER);
        }

        private void tick(int seconds) {
            shared.now = shared.now.plusSeconds(seconds);
            service.now = shared.now;
        }

        private Mediator anyone() {
            return mediators.get(chance.nextInt(2));
        }

        /** Does what the draw says; now and then a mediator is quicker, or the skill is broken. */
        private final class AnySkill implements Skill {

            @Override
            public Set<Intent> intents() {
                return EnumSet.allOf(Intent.class);
            }

            @Override
            public Flux<SkillStep> work(TurnInput input) {
                return switch (chance.nextInt(8)) {
                    case 0 -> Flux.error(new IllegalStateException("broken"));
                    case 1 -> Flux.just(new SkillStep.HandsOver(HandoverReason.ASKED, HANDED));
                    case 2 -> Flux.just(new SkillStep.HandsOver(HandoverReason.MONEY_AT_RISK, HANDED));
                    case 3 -> Flux.just(concludes(Outcome.GREETED));
                    case 4 -> Flux.just(concludes(Outcome.DECLINED));
                    case 5 -> service.desk.act(id, mediators.getFirst(), TestHandovers.CLAIM)
                            .doOnNext(result -> story.add("quicker")).thenMany(Flux.just(concludes(Outcome.ANSWERED)));
                    default -> Flux.just(concludes(Outcome.ANSWERED));
                };
            }

            private SkillStep concludes(Outcome outcome) {
                return new SkillStep.Concludes(outcome, ANSWER,
                        Map.of("confidence", chance.nextBoolean() ? "0.70" : "0.95"));
            }
        }
    }
}
