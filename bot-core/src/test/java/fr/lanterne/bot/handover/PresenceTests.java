package fr.lanterne.bot.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MediatorDesk.Entry;
import fr.lanterne.bot.MediatorDesk.Result;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.MediatorPresence.Present;
import fr.lanterne.bot.MediatorPresence.Status;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Refusal;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.knowledge.database.TestDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class PresenceTests {

    private static final Mediator ANNE = new Mediator(new MediatorId(UUID.randomUUID()), "Anne");
    private static final Mediator BRUNO = new Mediator(new MediatorId(UUID.randomUUID()), "Bruno");
    private static final MediatorAction CLAIM = new MediatorAction.Claim();
    private static final PresenceProperties PROPERTIES = new PresenceProperties(Duration.ofMinutes(2),
            Duration.ofMinutes(10), 2);

    @Parameter
    TestDatabase kind;

    private TestDatabase.Opened database;
    private Conversations conversations;
    private Presences presences;
    private Desk desk;
    private Watch watch;
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @BeforeEach
    void open() {
        database = kind.open();
        conversations = new Conversations(database.client(), database.transactions(), clock, new SecureRandom());
        presences = new Presences(database.client(), PROPERTIES, clock);
        Queue queue = new Queue(database.client());
        Notices notices = new Notices(ResourceBundle.getBundle("fr.lanterne.bot.handover.handover-messages",
                Locale.FRENCH));
        AuditLog audit = new AuditLog(database.client());
        LiveFeed feed = new LiveFeed();
        desk = new Desk(conversations, queue, notices, audit, presences, feed, clock);
        watch = new Watch(conversations, queue, notices, audit, presences, feed, new HandoverProperties(
                Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(24), Duration.ofSeconds(10)), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isThereWhileTheScreenGivesSignsAndGoneWhenTheyStop() {
        assertThat(there()).isEmpty();
        presences.seen(ANNE, true).block();
        assertThat(there()).containsExactly(new Present(ANNE, Status.AVAILABLE, 0, 2));

        now = now.plusSeconds(110);
        presences.seen(ANNE, false).block();
        now = now.plusSeconds(110);
        assertThat(there()).hasSize(1);

        now = now.plusSeconds(11);
        assertThat(there()).isEmpty();
    }

    @Test
    void whoDoesNothingIsAwayUntilTheyDo() {
        presences.seen(ANNE, true).block();
        for (int minute = 0; minute < 11; minute++) {
            now = now.plusSeconds(60);
            presences.seen(ANNE, false).block();
        }
        assertThat(there()).extracting(Present::status).containsExactly(Status.AWAY);

        presences.seen(ANNE, true).block();
        assertThat(there()).extracting(Present::status).containsExactly(Status.AVAILABLE);
    }

    @Test
    void whatWasChosenStaysOverALeave() {
        presences.choose(ANNE, Status.BUSY).block();
        presences.leave(ANNE).block();
        assertThat(there()).isEmpty();

        presences.seen(ANNE, true).block();

        assertThat(there()).extracting(Present::status).containsExactly(Status.BUSY);
        assertThat(there().getFirst().hasRoom()).isFalse();
    }

    @Test
    void manySignsAtOnceMakeOnePresence() {
        Flux.range(0, 40).flatMap(i -> presences.seen(ANNE, true).subscribeOn(Schedulers.boundedElastic()), 40)
                .blockLast(Duration.ofSeconds(30));

        assertThat(there()).hasSize(1);
    }

    @Test
    void claimsNoMoreThanTheLimit() {
        ConversationId first = opened();
        act(first, ANNE, CLAIM);
        act(opened(), ANNE, CLAIM);

        assertThat(act(opened(), ANNE, CLAIM)).isEqualTo(new Result.Refused(new Refusal.Full(ANNE, 2)));
        assertThat(act(first, ANNE, CLAIM)).as("what is held already").isEqualTo(new Result.Done());
        assertThat(there()).containsExactly(new Present(ANNE, Status.AVAILABLE, 2, 2));

        presences.limit(ANNE, 3).block();
        assertThat(act(opened(), ANNE, CLAIM)).isEqualTo(new Result.Done());
        assertThatIllegalArgumentException().isThrownBy(() -> presences.limit(ANNE, 0));
    }

    @Test
    void passesNoConversationToWhoIsAbsentOrFull() {
        ConversationId id = opened();
        act(id, ANNE, CLAIM);
        MediatorAction toBruno = new MediatorAction.Transfer(BRUNO, "");
        Result absent = new Result.Refused(new Refusal.Absent(BRUNO));

        assertThat(act(id, ANNE, toBruno)).isEqualTo(absent);
        presences.choose(BRUNO, Status.AWAY).block();
        assertThat(act(id, ANNE, toBruno)).isEqualTo(absent);
        presences.choose(BRUNO, Status.AVAILABLE).block();
        act(opened(), BRUNO, CLAIM);
        act(opened(), BRUNO, CLAIM);
        assertThat(act(id, ANNE, toBruno)).isEqualTo(new Result.Refused(new Refusal.Full(BRUNO, 2)));

        presences.limit(BRUNO, 3).block();
        assertThat(act(id, ANNE, toBruno)).isEqualTo(new Result.Done());
    }

    @Test
    void whatADeadBrowserHeldReturnsToTheQueueThoughTheCitizenWasAnswered() {
        ConversationId id = opened();
        act(id, ANNE, CLAIM);
        act(id, ANNE, new MediatorAction.Say(new MessageId(UUID.randomUUID()), "Je regarde."));
        now = now.plusSeconds(119);
        watch.sweep().block();
        assertThat(conversations.state(id).block()).isEqualTo(ConversationState.HELD_BY_MEDIATOR);

        now = now.plusSeconds(2);
        watch.sweep().block();
        watch.sweep().block();

        assertReturned(id);
    }

    @Test
    void whatIsHeldReturnsToTheQueueWhenItsMediatorLeaves() {
        ConversationId id = opened();
        ConversationId other = opened();
        act(id, ANNE, CLAIM);
        act(other, BRUNO, CLAIM);

        presences.leave(ANNE).block();
        watch.sweep().block();

        assertReturned(id);
        assertThat(conversations.state(other).block()).isEqualTo(ConversationState.HELD_BY_MEDIATOR);
    }

    private void assertReturned(ConversationId id) {
        assertThat(conversations.state(id).block()).isEqualTo(ConversationState.WAITING_FOR_MEDIATOR);
        assertThat(desk.queue().block()).filteredOn(entry -> entry.conversation().equals(id)).singleElement()
                .returns(null, Entry::holder)
                .returns("Rendue à la file : la personne n'était plus en ligne.", Entry::note);
        assertThat(conversations.messages(id, 0, 50).collectList().block())
                .filteredOn(message -> message.reply().plainText().startsWith("Anne n'est plus en ligne."))
                .singleElement().returns(Author.SYSTEM, message -> message.author());
    }

    private List<Present> there() {
        return presences.present().block();
    }

    private ConversationId opened() {
        return conversations.open(Channel.WEB).block().conversation();
    }

    private Result act(ConversationId id, Mediator mediator, MediatorAction action) {
        return desk.act(id, mediator, action).block();
    }
}
