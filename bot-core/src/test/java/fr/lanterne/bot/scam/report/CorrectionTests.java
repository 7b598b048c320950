package fr.lanterne.bot.scam.report;

import static fr.lanterne.bot.Risk.CAUTION;
import static fr.lanterne.bot.Risk.HIGH;
import static fr.lanterne.bot.Risk.NOTHING_FOUND;
import static fr.lanterne.bot.scam.report.TestReports.SCAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.lanterne.bot.ChatEvent;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ScamReports.Opinion;
import fr.lanterne.bot.conversation.Conversations.Change;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
class CorrectionTests {

    @Parameter
    TestDatabase kind;

    private TestReports reports;

    @BeforeEach
    void open() {
        reports = new TestReports(kind);
    }

    @AfterEach
    void close() {
        reports.close();
    }

    @Test
    void tellsThoseOnceWhoWereToldOtherwise() {
        ConversationId warned = reports.shows(SCAM, HIGH, "link a");
        ConversationId unsure = reports.shows(SCAM, CAUTION, "link a");
        ConversationId calm = reports.shows(SCAM, NOTHING_FOUND);
        reports.judge(Opinion.SCAM, null);
        List<ChatEvent> live = new ArrayList<>();
        reports.feed.open(calm).events().subscribe(live::add);
        reports.sweep();
        reports.sweep();

        assertThat(reports.corrections(warned)).as("was told so").isEmpty();
        assertThat(reports.corrections(unsure)).hasSize(1);
        assertThat(reports.corrections(calm)).singleElement().asString()
                .contains("le 23 novembre", "Chronopost : votre colis", "rien d’alarmant", "c’est une arnaque")
                .doesNotContain("chrono-frais.info");
        assertThat(live).singleElement().isInstanceOf(ChatEvent.Posted.class);
    }

    @Test
    void tellsWhatIsGenuineOnlyToThoseWhoseMessageLeadsNowhereElse() {
        ConversationId read = reports.shows(SCAM, HIGH, "link a");
        ConversationId same = reports.shows(SCAM, CAUTION, "link a");
        ConversationId copied = reports.shows(SCAM, HIGH, "link b");
        ConversationId calm = reports.shows(SCAM, NOTHING_FOUND);
        ConversationId both = reports.shows(SCAM, HIGH, "link b");
        reports.turn(both, SCAM, HIGH, "link a");
        reports.judge(Opinion.GENUINE, read);
        reports.sweep();

        assertThat(reports.corrections(read)).singleElement().asString().contains("n’est pas une garantie");
        assertThat(reports.corrections(same)).hasSize(1);
        assertThat(Stream.of(copied, calm, both).flatMap(id -> reports.corrections(id).stream())).isEmpty();
    }

    @Test
    void takesBackWhatWasSaid() {
        ConversationId id = reports.shows(SCAM, HIGH, "link a");
        reports.judge(Opinion.GENUINE, id);
        reports.sweep();
        reports.judge(Opinion.SCAM, id);
        reports.sweep();

        assertThat(reports.corrections(id)).hasSize(2);
        assertThat(reports.corrections(id).getLast()).contains("venait bien de l’expéditeur", "c’est une arnaque");
    }

    @Test
    void tellsWhatTheCheckFoundWhereThePersonSaysNothingOfTheMessageAnyMore() {
        ConversationId one = reports.shows(SCAM, HIGH, "link a");
        ConversationId other = reports.shows(SCAM, HIGH, "link b");
        reports.judge(Opinion.GENUINE, one);
        reports.sweep();
        reports.judge(Opinion.CAUTION, other);
        reports.sweep();

        assertThat(reports.corrections(one).getLast()).contains("De mon côté", "très probablement une arnaque");
        assertThat(reports.corrections(other)).singleElement().asString().contains("Elle ne peut pas dire");
    }

    @Test
    void saysNothingOfAWordThatWasTakenBackBeforeAnybodyWasTold() {
        ConversationId id = reports.shows(SCAM, HIGH, "link a");
        reports.judge(Opinion.GENUINE, id);
        reports.judge(Opinion.SCAM, id);
        reports.sweep();

        assertThat(reports.corrections(id)).isEmpty();
    }

    @Test
    void saysNothingOfAWordThatAnotherFollowsWhileItIsTold() {
        ConversationId id = reports.shows(SCAM, HIGH, "link a");
        reports.judge(Opinion.GENUINE, id);
        ClusterStore.Due before = reports.store.due(10).single().block();
        reports.judge(Opinion.SCAM, id);

        assertThat(reports.store.settle(before, Told.GENUINE).block()).isFalse();
        reports.sweep();
        assertThat(reports.corrections(id)).isEmpty();
    }

    @Test
    void saysItOnceWhenTwoInstancesTellAtOnce() {
        List<ConversationId> citizens = Stream.generate(() -> reports.shows(SCAM, CAUTION, "link a")).limit(12)
                .toList();
        reports.judge(Opinion.SCAM, null);
        TestReports second = new TestReports(reports);

        Flux.just(reports, second).flatMap(instance -> instance.corrections.sweep()
                .subscribeOn(Schedulers.boundedElastic())).blockLast();
        reports.sweep();

        assertThat(citizens).allSatisfy(id -> assertThat(reports.corrections(id)).hasSize(1));
    }

    @Test
    void goesOnAfterACrashWhereItStopped() {
        ConversationId told = reports.shows(SCAM, CAUTION, "link a");
        ConversationId missed = reports.shows(SCAM, CAUTION, "link a");
        reports.judge(Opinion.SCAM, null);
        ClusterStore.Due first = reports.store.due(10).filter(due -> due.conversation().equals(told)).single().block();
        // The instance stops in the middle of telling: what was said and that it was said are rolled back together.
        reports.conversations.change(told, held -> new Change<>(true, held, List.of(),
                reports.store.settle(first, Told.HIGH).then(Mono.error(new IllegalStateException("killed")))))
                .onErrorComplete().block();

        new TestReports(reports).sweep();
        assertThat(reports.corrections(told)).hasSize(1);
        assertThat(reports.corrections(missed)).hasSize(1);
        new TestReports(reports).sweep();
        assertThat(reports.corrections(told)).hasSize(1);
    }

    @Test
    void waitsWhileTheBotStillWorksOnAnAnswer() {
        ConversationId id = reports.opened();
        reports.writes(id, SCAM);
        reports.report(id, SCAM, CAUTION, "link a");
        reports.judge(Opinion.SCAM, null);
        reports.sweep();
        assertThat(reports.corrections(id)).isEmpty();

        reports.answered(id);
        reports.sweep();
        assertThat(reports.corrections(id)).hasSize(1);
    }

    @Test
    void tellsNobodyWhoKnowsAlreadyFromAskingAgain() {
        ConversationId id = reports.shows(SCAM, CAUTION, "link a");
        reports.judge(Opinion.SCAM, null);
        reports.turn(id, SCAM, CAUTION, "link a");
        reports.sweep();

        assertThat(reports.corrections(id)).isEmpty();
    }

    @Test
    void tellsAfterwardsWhatCameTooLateForTheVerdict() {
        reports.shows(SCAM, CAUTION, "link a");
        reports.judge(Opinion.SCAM, null);
        ConversationId id = reports.opened();
        Reporting impatient = new StoredReporting(reports.store, new ReportTexts(), new ReportProperties(
                Duration.ofMillis(200), 3, 4, Duration.ofDays(30), 20, Duration.ofSeconds(2), Duration.ofDays(180)));
        reports.database.client().sql("SELECT id FROM scam_cluster FOR UPDATE").map(row -> true).one()
                .then(Mono.fromCallable(
                        () -> impatient.report(new Report(id, SCAM, CAUTION, CAUTION, Set.of("link a"))).block())
                        .subscribeOn(Schedulers.boundedElastic()))
                .doOnNext(learned -> assertThat(learned).isEqualTo(Learned.nothing(CAUTION)))
                .as(reports.database.transactions()::transactional).block();

        await().untilAsserted(() -> {
            reports.sweep();
            assertThat(reports.corrections(id)).hasSize(1);
        });
    }

    @Test
    void tellsNobodyAfterLong() {
        ConversationId late = reports.shows(SCAM, CAUTION, "link a");
        reports.now = reports.now.plus(Duration.ofDays(31));
        ConversationId lately = reports.shows(SCAM, CAUTION, "link a");
        reports.judge(Opinion.SCAM, null);
        reports.sweep();

        assertThat(reports.corrections(late)).isEmpty();
        assertThat(reports.corrections(lately)).hasSize(1);
    }

    @Test
    void tellsAFewAtATimeUntilAllKnow() {
        List<ConversationId> citizens = Stream.generate(() -> reports.shows(SCAM, CAUTION, "link a")).limit(25)
                .toList();
        reports.judge(Opinion.SCAM, null);
        reports.sweep();
        assertThat(citizens.stream().filter(id -> !reports.corrections(id).isEmpty())).hasSize(20);
        reports.sweep();
        assertThat(citizens).allSatisfy(id -> assertThat(reports.corrections(id)).hasSize(1));
    }

    @Test
    void passesOverAConversationThatWasErased() {
        ConversationId erased = reports.shows(SCAM, CAUTION, "link a");
        ConversationId there = reports.shows(SCAM, CAUTION, "link a");
        reports.judge(Opinion.SCAM, null);
        reports.conversations.erase(erased).block();
        reports.sweep();

        assertThat(reports.corrections(there)).hasSize(1);
    }
}
