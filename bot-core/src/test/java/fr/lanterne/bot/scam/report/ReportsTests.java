package fr.lanterne.bot.scam.report;

import static fr.lanterne.bot.Risk.CAUTION;
import static fr.lanterne.bot.Risk.HIGH;
import static fr.lanterne.bot.Risk.NOTHING_FOUND;
import static fr.lanterne.bot.scam.report.TestReports.ANNE;
import static fr.lanterne.bot.scam.report.TestReports.SCAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ScamReports.Cluster;
import fr.lanterne.bot.ScamReports.Counts;
import fr.lanterne.bot.ScamReports.Day;
import fr.lanterne.bot.ScamReports.Judged;
import fr.lanterne.bot.ScamReports.Judgement;
import fr.lanterne.bot.ScamReports.Opinion;
import fr.lanterne.bot.ScamReports.Word;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
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
class ReportsTests {

    private static final String OTHER = SCAM.replace("chrono-frais.info", "https://suivi-colis.top/z")
            .replace("1,99", "2,50");
    private static final String STRANGER = "Coucou maman, mon téléphone est cassé, voici mon nouveau numéro, écris-moi";

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
    void bringsNearIdenticalMessagesTogetherAndNoOthers() {
        reports.shows(SCAM, CAUTION, "link a");
        reports.shows(OTHER, HIGH, "link b");
        reports.shows(STRANGER, CAUTION);

        assertThat(reports.recent()).hasSize(2);
        assertThat(reports.only()).returns(HIGH, Cluster::risk).returns(new Counts(2, 2, 2), Cluster::counts)
                .returns(TestReports.START.plusMillis(1), Cluster::firstSeen)
                .returns(TestReports.START.plusMillis(2), Cluster::lastSeen);
    }

    @Test
    void countsAConversationOnceHoweverOftenItShowsTheMessage() {
        ConversationId id = reports.shows(SCAM, HIGH, "link a");
        IntStream.range(0, 20).forEach(i -> reports.turn(id, i % 2 == 0 ? SCAM : OTHER, HIGH, "link a"));

        assertThat(reports.only().counts()).isEqualTo(new Counts(1, 1, 1));
        assertThat(reports.turn(id, SCAM, HIGH, "link a").trend()).isNull();
    }

    @Test
    void countsATurnOnceThatIsWorkedAgainAfterACrash() {
        ConversationId id = reports.opened();
        reports.writes(id, SCAM);
        reports.report(id, SCAM, HIGH, "link a");
        new TestReports(reports).report(id, SCAM, HIGH, "link a");

        assertThat(reports.only().counts()).isEqualTo(new Counts(1, 1, 1));
    }

    @Test
    void foundsOneClusterWhenManyShowTheSameMessageToTwoInstancesAtOnce() {
        TestReports second = new TestReports(reports);
        List<ConversationId> citizens = Stream.generate(reports::opened).limit(24).toList();

        Flux.fromIterable(citizens).index().flatMap(citizen -> {
            TestReports instance = citizen.getT1() % 2 == 0 ? reports : second;
            return instance.store.add(
                    new Report(citizen.getT2(), SCAM, HIGH, CAUTION, Set.of("link " + citizen.getT1())),
                    Fingerprint.of(citizen.getT1() % 3 == 0 ? OTHER : SCAM).orElseThrow())
                    .subscribeOn(Schedulers.boundedElastic());
        }, 8).blockLast();

        assertThat(reports.recent()).singleElement().returns(new Counts(24, 24, 24), Cluster::counts);
    }

    @Test
    void tellsATrendFromRealCountsOnly() {
        reports.shows(SCAM, HIGH, "link a");
        reports.shows(SCAM, HIGH, "link a");
        assertThat(reports.turn(reports.opened(), OTHER, HIGH, "link b").trend())
                .isEqualTo("Ce message nous a été signalé 3 fois depuis hier.");

        reports.now = reports.now.plus(Duration.ofHours(25));
        assertThat(reports.turn(reports.opened(), SCAM, HIGH, "link a").trend())
                .isEqualTo("Ce message nous a été signalé 4 fois depuis une semaine.");

        reports.now = reports.now.plus(Duration.ofDays(8));
        assertThat(reports.turn(reports.opened(), SCAM, HIGH, "link a").trend()).isNull();
        assertThat(reports.only().counts()).isEqualTo(new Counts(1, 1, 5));
        assertThat(reports.clusters.days(reports.only().id()).block()).containsExactly(
                new Day(LocalDate.of(2026, 12, 2), 1), new Day(LocalDate.of(2026, 11, 24), 1),
                new Day(LocalDate.of(2026, 11, 23), 3));
    }

    @Test
    void neverRaisesAMessageBecauseManyShowIt() {
        IntStream.range(0, 10).forEach(i -> reports.shows(SCAM, HIGH, "link a"));
        Learned learned = reports.turn(reports.opened(), SCAM, NOTHING_FOUND);

        assertThat(learned).isEqualTo(Learned.nothing(NOTHING_FOUND));
    }

    @Test
    void tellsLaterCitizensThatAPersonFoundAScam() {
        reports.shows(SCAM, CAUTION, "link a");
        assertThat(reports.judge(Opinion.SCAM, null)).isEqualTo(Judged.KEPT);

        Learned same = reports.turn(reports.opened(), SCAM, NOTHING_FOUND);
        assertThat(same.risk()).isEqualTo(HIGH);
        assertThat(same.word().kind()).isEqualTo("MEDIATOR_SCAM");
        assertThat(reports.turn(reports.opened(), OTHER, CAUTION, "link b").word().text())
                .contains("presque identique", "c’est une arnaque");
    }

    @Test
    void lowersOnlyWhatLeadsNowhereElseThanTheMessageThatThePersonRead() {
        ConversationId first = reports.shows(SCAM, HIGH, "link a", "story");
        reports.judge(Opinion.GENUINE, first);

        assertThat(reports.turn(reports.opened(), SCAM, HIGH, "link a", "story").risk()).isEqualTo(CAUTION);
        assertThat(reports.turn(reports.opened(), SCAM, HIGH, "story").risk()).isEqualTo(CAUTION);
        assertThat(reports.turn(reports.opened(), SCAM, CAUTION).risk()).isEqualTo(NOTHING_FOUND);
        Learned copied = reports.turn(reports.opened(), OTHER, HIGH, "link b", "story");
        assertThat(copied.risk()).isEqualTo(HIGH);
        assertThat(copied.word().text()).contains("Les escrocs copient souvent de vrais messages");
        assertThat(reports.turn(reports.opened(), OTHER, CAUTION, "link a", "asks code").risk()).isEqualTo(CAUTION);
        assertThat(copied.trend()).as("never for what is genuine").isNull();
    }

    @Test
    void holdsForASecondVariantOnceThePersonReadThatToo() {
        ConversationId first = reports.shows(SCAM, HIGH, "link a");
        ConversationId second = reports.shows(OTHER, HIGH, "link b");
        reports.judge(Opinion.CAUTION, first);
        assertThat(reports.turn(reports.opened(), OTHER, HIGH, "link b").risk()).isEqualTo(HIGH);
        reports.judge(Opinion.CAUTION, second);

        assertThat(reports.turn(reports.opened(), OTHER, HIGH, "link b").risk()).isEqualTo(CAUTION);
        assertThat(reports.turn(reports.opened(), SCAM, HIGH, "link a").risk()).isEqualTo(CAUTION);
    }

    @Test
    void speaksForNoMessageThatNobodyRead() {
        ConversationId first = reports.shows(SCAM, HIGH, "link a");
        ConversationId stranger = reports.opened();

        assertThat(reports.judge(Opinion.GENUINE, null)).isEqualTo(Judged.NO_EXAMPLE);
        assertThat(reports.judge(Opinion.CAUTION, stranger)).isEqualTo(Judged.NO_EXAMPLE);
        assertThat(reports.clusters
                .judge(UUID.randomUUID(), ANNE, new Judgement(Opinion.SCAM, null, "")).block())
                .isEqualTo(Judged.UNKNOWN_CLUSTER);
        assertThat(reports.only().word()).isNull();
        assertThat(reports.judge(Opinion.GENUINE, first)).isEqualTo(Judged.KEPT);
    }

    @Test
    void keepsWhatWasSaidByWhomAndInTheAuditLog() {
        ConversationId first = reports.shows(SCAM, HIGH, "link a");
        reports.judge(Opinion.SCAM, first);
        reports.judge(Opinion.GENUINE, first);

        assertThat(reports.clusters.history(reports.only().id()).block()).extracting(Word::number, Word::opinion,
                Word::mediator)
                .containsExactly(tuple(2L, Opinion.GENUINE, ANNE),
                        tuple(1L, Opinion.SCAM, ANNE));
        assertThat(reports.only().word().opinion()).isEqualTo(Opinion.GENUINE);
        assertThat(reports.audit.read(AuditTrail.Filter.ALL).collectList().block())
                .extracting(entry -> entry.deed().action()).containsExactly("SCAM_JUDGED", "SCAM_JUDGED");
    }

    @Test
    void showsMediatorsTheMessageFromAConversationMaskedAndLeadingNowhere() {
        reports.shows(SCAM + " jean.martin@example.org", HIGH, "link a");

        assertThat(reports.only().sample().text()).contains("colis est en attente", "chrono-frais[.]info")
                .doesNotContain("jean.martin");
    }

    @Test
    void keepsOnlyTheCountOfAnErasedConversation() {
        ConversationId first = reports.shows(SCAM, HIGH, "link a");
        ConversationId second = reports.shows(OTHER, HIGH, "link b");
        reports.conversations.erase(second).block();
        reports.sweep();
        assertThat(reports.only().counts().all()).isEqualTo(2);
        assertThat(reports.only().sample().conversation()).isEqualTo(first);

        reports.conversations.erase(first).block();
        reports.sweep();
        assertThat(reports.only().sample()).isNull();
        assertThat(reports.judge(Opinion.GENUINE, first)).isEqualTo(Judged.NO_EXAMPLE);
        assertThat(count("scam_asked")).isZero();
    }

    @Test
    void forgetsAMessageThatOnlyOneErasedConversationShowed() {
        ConversationId id = reports.shows(SCAM, HIGH, "link a");
        reports.sweep();
        assertThat(reports.recent()).hasSize(1);

        reports.conversations.erase(id).block();
        reports.sweep();
        assertThat(Stream.of("scam_cluster", "scam_cluster_key", "scam_report", "scam_asked").map(this::count))
                .containsOnly(0L);
    }

    @Test
    void forgetsWhatNobodyShowedForLong() {
        reports.shows(SCAM, HIGH, "link a");
        reports.judge(Opinion.SCAM, null);
        reports.now = reports.now.plus(Duration.ofDays(181));
        reports.sweep();

        assertThat(reports.recent()).isEmpty();
        assertThat(count("scam_word")).isZero();
    }

    @Test
    void answersInTimeAndAloneWhileTheStoreIsHeldOrBroken() {
        ConversationId id = reports.opened();
        Report report = new Report(id, SCAM, HIGH, CAUTION, Set.of("link a"));
        Reporting impatient = new StoredReporting(reports.store, new ReportTexts(), new ReportProperties(
                Duration.ofMillis(300), 3, 4, Duration.ofDays(30), 20, Duration.ofSeconds(2), Duration.ofDays(180)));
        long start = System.nanoTime();
        reports.database.client().sql("SELECT id FROM scam_cluster_founding FOR UPDATE").map(row -> true).one()
                .then(Mono.fromCallable(() -> impatient.report(report).block())
                        .subscribeOn(Schedulers.boundedElastic()))
                .doOnNext(learned -> assertThat(learned).isEqualTo(Learned.nothing(HIGH)))
                .as(reports.database.transactions()::transactional).block();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));

        await().until(() -> count("scam_asked") == 1);
        reports.conversations.erase(id).block();
        assertThat(reports.reporting.report(report).block()).as("there is no such conversation any more")
                .isEqualTo(Learned.nothing(HIGH));
        assertThat(count("scam_asked")).isZero();
    }

    private long count(String table) {
        return reports.database.client().sql("SELECT COUNT(*) AS n FROM " + table)
                .map(row -> row.get("n", Long.class)).one().block();
    }
}
