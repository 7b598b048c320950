package fr.lanterne.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.AnswerReview.Decision;
import fr.lanterne.bot.AnswerReview.Pending;
import fr.lanterne.bot.AnswerReview.Result;
import fr.lanterne.bot.AuditTrail.Filter;
import fr.lanterne.bot.Author;
import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ChatEvent;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Refusal.Secret;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Team;
import fr.lanterne.bot.Teams.Settings;
import fr.lanterne.bot.WaitOutlook;
import fr.lanterne.bot.audit.AuditLog;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.Conversations.Change;
import fr.lanterne.bot.conversation.Custody;
import fr.lanterne.bot.conversation.HeldAnswers;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.Outlooks;
import fr.lanterne.bot.dialogue.Skill;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.dialogue.Turns;
import fr.lanterne.bot.team.TeamStore;
import fr.lanterne.bot.understanding.Intent;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.database.TestDatabase;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The answers of a team that wants them looked through below a confidence of 0.9, within 2 minutes. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReviewTests {

    private static final Mediator ANNE = new Mediator(new MediatorId(UUID.randomUUID()), "Anne");
    private static final Reply ANSWER = new Reply(List.of(new Reply.Paragraph("En mairie.[1]")),
            List.of(new Reply.Citation(new FicheId("F1"), "Passeport", URI.create("https://example.org/F1"), "",
                    "service-public.fr", LocalDate.of(2026, 1, 1))),
            List.of());
    private static final Result DONE = new Result.Done();

    @Parameter
    TestDatabase kind;

    private TestDatabase.Opened database;
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final LiveFeed feed = new LiveFeed();
    private Conversations conversations;
    private AuditLog audit;
    private ReviewDesk review;
    private Turns turns;
    private ConversationId id;
    private String confidence = "0.75";

    @BeforeEach
    void open() {
        database = kind.open();
        conversations = new Conversations(database.client(), database.transactions(), clock, new SecureRandom());
        audit = new AuditLog(database.client(), clock);
        review = desk();
        turns = new Turns(conversations, feed, new Understanding(), List.of(new Answering()),
                (input, end) -> Mono.just(end), input -> Mono.just(input.state()),
                new TeamChecking(database.client(), new ReviewTexts()), () -> Reply.of("Désolé."));
        TeamStore teams = new TeamStore(database.client(), database.transactions(), audit);
        Team team = teams.create("Accueil", ANNE).block();
        teams.settle(team.id(), new Settings(0.9, Duration.ofMinutes(2)), ANNE).block();
        teams.receiving(team.id(), ANNE).block();
        id = conversations.open(Channel.WEB, null).block().conversation();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anAnswerThatIsSureEnoughIsSaidAtOnce() {
        confidence = "0.90";
        asks("Mon passeport ?");

        assertThat(said()).containsExactly("Mon passeport ?", "En mairie.[1]");
        assertThat(review.pending().block()).isEmpty();
    }

    @Test
    void nothingOfAnAnswerIsSeenBeforeItIsApproved() {
        List<ChatEvent> seen = new ArrayList<>();
        LiveFeed.Screen screen = feed.open(id);
        screen.events().subscribe(seen::add);
        asks("Mon numéro est 06 12 34 56 78, mon passeport ?");

        assertThat(seen).noneMatch(ChatEvent.Delta.class::isInstance);
        assertThat(said().getLast()).startsWith("J'ai préparé une réponse. Une personne la vérifie");
        Pending pending = review.pending().block().getFirst();
        assertThat(pending).returns("Mon numéro est [téléphone], mon passeport ?", Pending::question)
                .returns(ANSWER, Pending::reply).returns(0.75, Pending::confidence)
                .returns(now.plusSeconds(120), Pending::dueAt);

        assertThat(decide(pending, new Decision.Approve())).isEqualTo(DONE);

        assertThat(messages()).extracting(ChatMessage::author).containsExactly(Author.CITIZEN, Author.SYSTEM,
                Author.BOT, Author.SYSTEM);
        assertThat(messages().get(2)).returns(ANSWER, ChatMessage::reply).returns(Outcome.ANSWERED,
                ChatMessage::outcome).returns(pending.answer(), ChatMessage::id);
        assertThat(said().getLast()).isEqualTo("Anne a vérifié cette réponse.");
        assertThat(state()).isEqualTo(ConversationState.HELD_BY_BOT);
        assertThat(decide(pending, new Decision.Approve())).isEqualTo(new Result.TooLate());
        screen.close();
    }

    @Test
    void otherWordsKeepTheSourcesAndAskForNoSecret() {
        asks("Mon passeport ?");
        Pending pending = review.pending().block().getFirst();
        assertThat(decide(pending, new Decision.Edit("Donnez-moi votre mot de passe")))
                .isEqualTo(new Result.AsksFor(Secret.PASSWORD));

        assertThat(decide(pending, new Decision.Edit("Prenez rendez-vous en mairie.\nC'est tout."))).isEqualTo(DONE);

        ChatMessage answer = messages().get(2);
        assertThat(answer.reply().plainText()).isEqualTo("Prenez rendez-vous en mairie.\n\nC'est tout.");
        assertThat(answer.reply().citations()).isEqualTo(ANSWER.citations());
        assertThat(said().getLast()).isEqualTo("Anne a vérifié et corrigé cette réponse.");
    }

    @Test
    void aRejectedAnswerIsNeverSaidAndTheCitizenIsInTheQueue() {
        asks("Mon passeport ?");

        assertThat(decide(review.pending().block().getFirst(), new Decision.Reject())).isEqualTo(DONE);

        assertThat(said()).doesNotContain("En mairie.[1]").last().asString()
                .isEqualTo("La réponse préparée n'était pas la bonne. Votre demande est dans la file pour parler à une"
                        + " personne. Place 1.");
        assertThat(state()).isEqualTo(ConversationState.WAITING_FOR_MEDIATOR);
        assertThat(actions()).contains("ANSWER_REJECTED");
    }

    @Test
    void anAnswerThatNobodyLooksAtInTimeBecomesAPlaceInTheQueueOnceWhateverIsKilled() {
        asks("Mon passeport ?");
        Pending pending = review.pending().block().getFirst();
        review.sweep().block();
        assertThat(said()).hasSize(2);
        now = now.plus(Duration.ofMinutes(3));

        Flux.range(0, 4).flatMap(i -> desk().sweep().subscribeOn(Schedulers.boundedElastic()), 4)
                .blockLast(Duration.ofSeconds(30));

        assertThat(said()).hasSize(3).last().asString().startsWith("Personne n'a pu vérifier la réponse à temps.");
        assertThat(state()).isEqualTo(ConversationState.WAITING_FOR_MEDIATOR);
        assertThat(decide(pending, new Decision.Approve())).isEqualTo(new Result.TooLate());
        assertThat(said()).hasSize(3);
    }

    @Test
    void whoeverTakesTheConversationOverDropsWhatWaits() {
        asks("Mon passeport ?");
        Pending pending = review.pending().block().getFirst();
        takeOver();

        assertThat(review.pending().block()).isEmpty();
        assertThat(decide(pending, new Decision.Approve())).isEqualTo(new Result.TooLate());
        now = now.plus(Duration.ofMinutes(3));
        review.sweep().block();
        assertThat(said()).as("the bot is silent").hasSize(2);
        assertThat(state()).isEqualTo(ConversationState.HELD_BY_MEDIATOR);
    }

    @Test
    void severalWhoDecideAtOnceSayItOnce() {
        asks("Mon passeport ?");
        Pending pending = review.pending().block().getFirst();
        List<Result> results = Flux.range(0, 8).flatMap(i -> desk().decide(pending.answer(), ANNE,
                i % 2 == 0 ? new Decision.Approve() : new Decision.Reject()).subscribeOn(Schedulers.boundedElastic()),
                8).collectList().block(Duration.ofSeconds(30));

        assertThat(results).containsOnlyOnce(DONE);
        assertThat(messages()).filteredOn(message -> message.author() == Author.BOT).hasSizeLessThan(2);
        assertThat(review.decide(new MessageId(UUID.randomUUID()), ANNE, new Decision.Approve()).block())
                .isEqualTo(new Result.TooLate());
    }

    @Test
    void anErasedConversationLeavesNoAnswerBehind() {
        asks("Mon passeport ?");
        Pending pending = review.pending().block().getFirst();
        conversations.erase(id).block();

        assertThat(review.pending().block()).isEmpty();
        assertThat(decide(pending, new Decision.Approve())).isEqualTo(new Result.TooLate());
    }

    private ReviewDesk desk() {
        return new ReviewDesk(new HeldAnswers(database.client(), clock), conversations, database.transactions(), feed,
                new ReviewDesk.Rules(new FirstPlace(), new ReviewTexts(), new Understanding(), audit,
                        Duration.ofSeconds(1), clock));
    }

    private void asks(String text) {
        conversations.store(new IncomingMessage(id, UUID.randomUUID().toString(), new IncomingMessage.Text(text), now))
                .block();
        turns.work(conversations.nextPending(id).block()).block();
    }

    private void takeOver() {
        conversations.change(id,
                held -> held.after(new MediatorAction.Claim(), ANNE, now) instanceof Custody.Move.To(Custody next)
                        ? new Change<>(true, next, List.of(), Mono.empty())
                        : Change.none(false, held))
                .block();
    }

    private Result decide(Pending pending, Decision decision) {
        return review.decide(pending.answer(), ANNE, decision).block();
    }

    private ConversationState state() {
        return conversations.state(id).block();
    }

    private List<ChatMessage> messages() {
        return conversations.messages(id, 0, 50).collectList().block();
    }

    private List<String> said() {
        return messages().stream().map(message -> message.reply().plainText()).toList();
    }

    private List<String> actions() {
        return audit.read(Filter.ALL).map(entry -> entry.deed().action()).collectList().block();
    }

    private final class Answering implements Skill {

        @Override
        public Set<Intent> intents() {
            return EnumSet.allOf(Intent.class);
        }

        @Override
        public Flux<SkillStep> work(TurnInput input) {
            return Flux.just(new SkillStep.Says("En mairie.[1]"),
                    new SkillStep.Concludes(Outcome.ANSWERED, ANSWER, Map.of("confidence", confidence)));
        }
    }

    private static final class FirstPlace implements Outlooks {

        @Override
        public Mono<WaitOutlook> of(ConversationId conversation) {
            return Mono.empty();
        }

        @Override
        public Mono<WaitOutlook> asking(ConversationId conversation, HandoverReason reason) {
            return Mono.just(new WaitOutlook(1, null, WaitOutlook.Staffing.SOMEBODY_HERE, null, "Place 1."));
        }
    }
}
