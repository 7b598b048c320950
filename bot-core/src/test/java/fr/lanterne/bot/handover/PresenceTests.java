package fr.lanterne.bot.handover;

import static fr.lanterne.bot.handover.TestHandovers.ANNE;
import static fr.lanterne.bot.handover.TestHandovers.BRUNO;
import static fr.lanterne.bot.handover.TestHandovers.CLAIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MediatorDesk.Result;
import fr.lanterne.bot.MediatorPresence.Present;
import fr.lanterne.bot.MediatorPresence.Status;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Refusal;
import fr.lanterne.bot.WaitingLine.Entry;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Duration;
import java.util.List;
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

    @Parameter
    TestDatabase kind;

    private TestHandovers handovers;
    private Presences presences;

    @BeforeEach
    void open() {
        handovers = new TestHandovers(kind, 2);
        presences = handovers.presences;
    }

    @AfterEach
    void close() {
        handovers.close();
    }

    @Test
    void isThereWhileTheScreenGivesSignsAndGoneWhenTheyStop() {
        assertThat(there()).isEmpty();
        presences.seen(ANNE, true).block();
        assertThat(there()).containsExactly(new Present(ANNE, Status.AVAILABLE, 0, 2));

        handovers.now = handovers.now.plusSeconds(110);
        presences.seen(ANNE, false).block();
        handovers.now = handovers.now.plusSeconds(110);
        assertThat(there()).hasSize(1);

        handovers.now = handovers.now.plusSeconds(11);
        assertThat(there()).isEmpty();
    }

    @Test
    void whoOnlyLooksIsAwayUntilTheySayOtherwise() {
        presences.arrive(ANNE, Status.AWAY).block();
        assertThat(there()).extracting(Present::status).containsExactly(Status.AWAY);

        presences.choose(ANNE, Status.AVAILABLE).block();
        presences.arrive(ANNE, Status.AWAY).block();
        assertThat(there()).extracting(Present::status).containsExactly(Status.AVAILABLE);
    }

    @Test
    void whoDoesNothingIsAwayUntilTheyDo() {
        presences.seen(ANNE, true).block();
        for (int minute = 0; minute < 11; minute++) {
            handovers.now = handovers.now.plusSeconds(60);
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
        ConversationId first = handovers.opened();
        handovers.act(first, ANNE, CLAIM);
        handovers.act(handovers.opened(), ANNE, CLAIM);

        assertThat(handovers.act(handovers.opened(), ANNE, CLAIM))
                .isEqualTo(new Result.Refused(new Refusal.Full(ANNE, 2)));
        assertThat(handovers.act(first, ANNE, CLAIM)).as("what is held already").isEqualTo(new Result.Done());
        assertThat(there()).containsExactly(new Present(ANNE, Status.AVAILABLE, 2, 2));

        presences.limit(ANNE, 3).block();
        assertThat(handovers.act(handovers.opened(), ANNE, CLAIM)).isEqualTo(new Result.Done());
        assertThatIllegalArgumentException().isThrownBy(() -> presences.limit(ANNE, 0));
    }

    @Test
    void passesNoConversationToWhoIsAbsentOrFull() {
        ConversationId id = handovers.opened();
        handovers.act(id, ANNE, CLAIM);
        MediatorAction toBruno = new MediatorAction.Transfer(BRUNO, "");
        Result absent = new Result.Refused(new Refusal.Absent(BRUNO));

        assertThat(handovers.act(id, ANNE, toBruno)).isEqualTo(absent);
        presences.choose(BRUNO, Status.AWAY).block();
        assertThat(handovers.act(id, ANNE, toBruno)).isEqualTo(absent);
        presences.choose(BRUNO, Status.AVAILABLE).block();
        handovers.act(handovers.opened(), BRUNO, CLAIM);
        handovers.act(handovers.opened(), BRUNO, CLAIM);
        assertThat(handovers.act(id, ANNE, toBruno)).isEqualTo(new Result.Refused(new Refusal.Full(BRUNO, 2)));

        presences.limit(BRUNO, 3).block();
        assertThat(handovers.act(id, ANNE, toBruno)).isEqualTo(new Result.Done());
    }

    @Test
    void whatADeadBrowserHeldReturnsToTheQueueThoughTheCitizenWasAnswered() {
        ConversationId id = handovers.opened();
        handovers.act(id, ANNE, CLAIM);
        handovers.act(id, ANNE, new MediatorAction.Say(new MessageId(UUID.randomUUID()), "Je regarde."));
        handovers.now = handovers.now.plusSeconds(119);
        handovers.watch.sweep().block();
        assertThat(handovers.conversations.state(id).block()).isEqualTo(ConversationState.HELD_BY_MEDIATOR);

        handovers.now = handovers.now.plusSeconds(2);
        handovers.watch.sweep().block();
        handovers.watch.sweep().block();

        assertReturned(id);
    }

    @Test
    void whatIsHeldReturnsToTheQueueWhenItsMediatorLeaves() {
        ConversationId id = handovers.opened();
        ConversationId other = handovers.opened();
        handovers.act(id, ANNE, CLAIM);
        handovers.act(other, BRUNO, CLAIM);

        presences.leave(ANNE).block();
        handovers.watch.sweep().block();

        assertReturned(id);
        assertThat(handovers.conversations.state(other).block()).isEqualTo(ConversationState.HELD_BY_MEDIATOR);
    }

    private void assertReturned(ConversationId id) {
        assertThat(handovers.conversations.state(id).block()).isEqualTo(ConversationState.WAITING_FOR_MEDIATOR);
        assertThat(handovers.line.entries().block()).filteredOn(entry -> entry.conversation().equals(id))
                .singleElement()
                .returns(null, Entry::holder)
                .returns("Rendue à la file : la personne n'était plus en ligne.", Entry::note);
        assertThat(handovers.messages(id))
                .filteredOn(message -> message.reply().plainText().startsWith("Anne n'est plus en ligne."))
                .singleElement().returns(Author.SYSTEM, message -> message.author());
    }

    private List<Present> there() {
        return presences.present().block();
    }
}
