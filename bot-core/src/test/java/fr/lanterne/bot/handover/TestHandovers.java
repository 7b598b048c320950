package fr.lanterne.bot.handover;

import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MediatorDesk.Result;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.audit.AuditLog;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.Transcripts;
import fr.lanterne.bot.conversation.TurnEnd;
import fr.lanterne.bot.desk.DraftStore;
import fr.lanterne.bot.desk.Gists;
import fr.lanterne.bot.team.TeamStore;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.database.TestDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The handover over a fresh database, and a clock that a test sets: it is Monday, 11 h in Paris. */
final class TestHandovers implements AutoCloseable {

    static final Mediator ANNE = mediator("Anne");
    static final Mediator BRUNO = mediator("Bruno");
    static final MediatorAction CLAIM = new MediatorAction.Claim();
    static final Result DONE = new Result.Done();
    static final ResourceBundle TEXTS = ResourceBundle.getBundle("fr.lanterne.bot.handover.handover-messages",
            Locale.FRENCH);
    static final HandoverProperties PROPERTIES = new HandoverProperties(Duration.ofMinutes(5),
            Duration.ofMinutes(15), Duration.ofHours(24), Duration.ofSeconds(10), Duration.ofHours(24),
            "MO-FR 09:00-18:00", 2, List.of());

    final TestDatabase.Opened database;
    final Clock clock = ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC);
    final LiveFeed feed = new LiveFeed();
    final Conversations conversations;
    final Presences presences;
    final Waits waits;
    final Map<FicheId, List<Passage>> published = new HashMap<>();
    final AuditLog audit;
    final DraftStore drafts;
    final TeamStore teams;
    final Stopping stopping;
    final LiveQueue line;
    final Desk desk;
    final Watch watch;
    final Reopening reopening;
    Instant now;

    TestHandovers(TestDatabase kind, int loadLimit) {
        this(kind.open(), loadLimit, Instant.parse("2026-11-23T10:00:00Z"));
    }

    /** Another instance, or the one after a crash: it knows nothing but the database. */
    TestHandovers(TestHandovers before) {
        this(before.database, 50, before.now);
    }

    private TestHandovers(TestDatabase.Opened database, int loadLimit, Instant now) {
        this.database = database;
        this.now = now;
        conversations = new Conversations(database.client(), database.transactions(), clock, new SecureRandom());
        presences = new Presences(database.client(),
                new PresenceProperties(Duration.ofMinutes(2), Duration.ofMinutes(10), loadLimit), clock);
        Queue queue = new Queue(database.client());
        Notices notices = new Notices(TEXTS);
        audit = new AuditLog(database.client(), clock);
        teams = new TeamStore(database.client(), database.transactions(), audit);
        drafts = new DraftStore(database.client(), clock);
        line = new LiveQueue(database.client(), new Gists(new Transcripts(database.client()), new Understanding()),
                feed, Duration.ofMillis(200));
        OpeningHours hours = PROPERTIES.openingHours();
        waits = new Waits(queue, presences, hours, new WaitWords(TEXTS, hours), clock);
        desk = new Desk(conversations, notices, audit, drafts, presences, teams,
                new Sources(fiche -> Mono.just(published.getOrDefault(fiche, List.of()))), feed, clock);
        stopping = new Stopping(conversations, notices, audit, feed);
        watch = new Watch(conversations, queue, notices, audit, presences, waits, feed, PROPERTIES, clock);
        reopening = new Reopening(conversations, presences, waits, notices, feed, PROPERTIES.reopenWithin(), clock);
    }

    ConversationId opened() {
        return conversations.open(Channel.WEB, null).block().conversation();
    }

    ConversationId waiting(HandoverReason reason) {
        ConversationId id = opened();
        citizenWrites(id, reason);
        now = now.plusSeconds(1);
        return id;
    }

    void store(ConversationId id) {
        store(id, "Bonjour");
    }

    void store(ConversationId id, String text) {
        conversations.store(new IncomingMessage(id, UUID.randomUUID().toString(), new IncomingMessage.Text(text), now))
                .block();
    }

    ConversationState citizenWrites(ConversationId id, HandoverReason reason) {
        store(id);
        return conversations.end(conversations.nextPending(id).block(), answered(reason)).block().state();
    }

    static TurnEnd answered(HandoverReason reason) {
        TurnEnd.Answer answer = new TurnEnd.Answer(new MessageId(UUID.randomUUID()), Reply.of("D'accord."));
        return reason == null
                ? TurnEnd.answered(Outcome.ANSWERED, answer, Map.of())
                : TurnEnd.handedOver(reason, Outcome.HANDED_OVER, answer, Map.of());
    }

    Result act(ConversationId id, Mediator mediator, MediatorAction action) {
        now = now.plusMillis(1);
        return desk.act(id, mediator, action).block();
    }

    /** Time goes by while these mediators have their screens open. */
    void later(Duration time, Mediator... there) {
        now = now.plus(time);
        for (Mediator mediator : there) {
            presences.seen(mediator, true).block();
        }
        watch.sweep().block();
    }

    List<ChatMessage> messages(ConversationId id) {
        return conversations.messages(id, 0, 500).collectList().block();
    }

    String lastWords(ConversationId id) {
        return messages(id).getLast().reply().plainText();
    }

    static MediatorAction say(String text) {
        return new MediatorAction.Say(new MessageId(UUID.randomUUID()), text);
    }

    static Mediator mediator(String name) {
        return new Mediator(new MediatorId(UUID.randomUUID()), name);
    }

    @Override
    public void close() {
        database.close();
    }
}
