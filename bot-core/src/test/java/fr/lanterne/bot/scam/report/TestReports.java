package fr.lanterne.bot.scam.report;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Risk;
import fr.lanterne.bot.ScamReports.Cluster;
import fr.lanterne.bot.ScamReports.Judged;
import fr.lanterne.bot.ScamReports.Judgement;
import fr.lanterne.bot.ScamReports.Opinion;
import fr.lanterne.bot.Verdict;
import fr.lanterne.bot.audit.AuditLog;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.TurnEnd;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.database.TestDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reports over a fresh database, and a clock that a test sets. */
final class TestReports implements AutoCloseable {

    static final Mediator ANNE = new Mediator(new MediatorId(new UUID(0, 1)), "Anne");
    static final String SCAM = "Chronopost : votre colis est en attente au dépôt, réglez 1,99 € sur chrono-frais.info";
    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    final TestDatabase.Opened database;
    final Clock clock = ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC);
    final LiveFeed feed = new LiveFeed();
    final Conversations conversations;
    final AuditLog audit;
    final ClusterStore store;
    final Reporting reporting;
    final Clusters clusters;
    final Corrections corrections;
    Instant now;

    TestReports(TestDatabase kind) {
        this(kind.open(), START);
    }

    /** Another instance, or the one after a crash: it knows nothing but the database. */
    TestReports(TestReports before) {
        this(before.database, before.now);
    }

    private TestReports(TestDatabase.Opened database, Instant now) {
        this.database = database;
        this.now = now;
        ReportProperties properties = new ReportProperties(Duration.ofSeconds(20), 3, 4, Duration.ofDays(30), 20,
                Duration.ofSeconds(2), Duration.ofDays(180));
        conversations = new Conversations(database.client(), database.transactions(), clock, new SecureRandom());
        audit = new AuditLog(database.client(), clock);
        store = new ClusterStore(database.client(), database.transactions(), clock);
        reporting = new StoredReporting(store, new ReportTexts(), properties);
        Samples samples = new Samples(conversations, new AsShown(), new Understanding());
        clusters = new Clusters(database.client(), new Judging(database.client(), database.transactions(), audit,
                properties.correctWithin(), clock), samples, new AsShown(), clock);
        corrections = new Corrections(store, conversations, samples, new ReportTexts(), feed, properties, clock);
    }

    /** The whole of what the citizen writes is what they received. */
    private record AsShown() implements ShownMessages {

        @Override
        public String receivedIn(String words) {
            return words;
        }

        @Override
        public Verdict verdict(String received) {
            return new Verdict(Risk.HIGH, List.of());
        }

        @Override
        public String defanged(String text) {
            return text.replace(".info", "[.]info");
        }
    }

    ConversationId opened() {
        return conversations.open(Channel.WEB, null).block().conversation();
    }

    /** Somebody shows the message for the first time, with what the check found. */
    ConversationId shows(String message, Risk risk, String... noticed) {
        ConversationId id = opened();
        turn(id, message, risk, noticed);
        return id;
    }

    /** A whole turn. */
    Learned turn(ConversationId id, String message, Risk risk, String... noticed) {
        writes(id, message);
        Learned learned = report(id, message, risk, noticed);
        answered(id);
        return learned;
    }

    void writes(ConversationId id, String message) {
        conversations.store(
                new IncomingMessage(id, UUID.randomUUID().toString(), new IncomingMessage.Text(message), now)).block();
    }

    Learned report(ConversationId id, String message, Risk risk, String... noticed) {
        now = now.plusMillis(1);
        Risk floor = noticed.length > 0 ? Risk.CAUTION : Risk.NOTHING_FOUND;
        return reporting.report(new Report(id, message, risk, floor, Set.of(noticed))).block();
    }

    void answered(ConversationId id) {
        TurnEnd end = TurnEnd.answered(Outcome.SCAM_CHECKED,
                new TurnEnd.Answer(new MessageId(UUID.randomUUID()), Reply.of("Verdict.")), Map.of());
        conversations.end(conversations.nextPending(id).block(), end).block();
    }

    Cluster only() {
        return recent().getFirst();
    }

    List<Cluster> recent() {
        return clusters.recent(50, Instant.EPOCH).block();
    }

    Judged judge(Opinion opinion, ConversationId example) {
        now = now.plusMillis(1);
        return clusters.judge(only().id(), ANNE, new Judgement(opinion, example, "")).block();
    }

    void sweep() {
        corrections.sweep().then(corrections.forget()).block();
    }

    /** What was said in the conversation besides the turns. */
    List<String> corrections(ConversationId id) {
        return conversations.messages(id, 0, 500).filter(message -> message.author() == Author.SYSTEM)
                .map(ChatMessage::reply).map(Reply::plainText).collectList().block();
    }

    @Override
    public void close() {
        database.close();
    }
}
