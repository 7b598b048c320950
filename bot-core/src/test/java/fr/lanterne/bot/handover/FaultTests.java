package fr.lanterne.bot.handover;

import static fr.lanterne.bot.ConversationState.HELD_BY_MEDIATOR;
import static fr.lanterne.bot.ConversationState.WAITING_FOR_MEDIATOR;
import static fr.lanterne.bot.handover.TestHandovers.ANNE;
import static fr.lanterne.bot.handover.TestHandovers.BRUNO;
import static fr.lanterne.bot.handover.TestHandovers.CLAIM;
import static fr.lanterne.bot.handover.TestHandovers.DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.conversation.Conversations.Change;
import fr.lanterne.bot.conversation.Custody;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Duration;
import java.util.List;
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

/** Each fault ends as promised, seen in the transcript. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FaultTests {

    @Parameter
    TestDatabase kind;

    private TestHandovers handovers;

    @BeforeEach
    void open() {
        handovers = new TestHandovers(kind, 50);
    }

    @AfterEach
    void close() {
        handovers.close();
    }

    @Test
    void nobodyEverComes() {
        ConversationId id = handovers.waiting(HandoverReason.ASKED);
        for (int quarter = 0; quarter < 100; quarter++) {
            handovers.later(Duration.ofMinutes(15));
        }

        assertThat(said(id)).filteredOn(words -> words.contains("Aucun médiateur n'est connecté")).isNotEmpty();
        assertThat(said(id)).filteredOn(words -> words.contains("Le service est fermé")).isNotEmpty();
        assertThat(handovers.lastWords(id)).startsWith("Personne n'a pu vous répondre.");
        assertThat(said(id)).as("told, not nagged").hasSizeBetween(5, 15);
    }

    @Test
    void theLastMediatorLeavesInTheMiddle() {
        ConversationId held = handovers.waiting(HandoverReason.ASKED);
        ConversationId waits = handovers.waiting(HandoverReason.ASKED);
        handovers.act(held, ANNE, CLAIM);
        handovers.watch.sweep().block();

        handovers.presences.leave(ANNE).block();
        handovers.watch.sweep().block();

        assertThat(said(held)).anyMatch(words -> words.startsWith("Anne n'est plus en ligne."));
        assertThat(handovers.lastWords(waits)).contains("Aucun médiateur n'est connecté");
        handovers.later(Duration.ofMinutes(1), BRUNO);
        assertThat(handovers.act(held, BRUNO, CLAIM)).isEqualTo(DONE);
    }

    @Test
    void theServiceDiesBetweenADecisionAndItsCommit() {
        ConversationId id = handovers.waiting(HandoverReason.ASKED);
        int said = handovers.messages(id).size();

        assertThatIllegalStateException().isThrownBy(() -> handovers.conversations
                .change(id, held -> new Change<>(true,
                        ((Custody.Move.To) held.after(CLAIM, ANNE, handovers.now)).next(),
                        new Notices(TestHandovers.TEXTS).of(ANNE, CLAIM, List.of()),
                        Mono.error(new IllegalStateException("killed"))))
                .block());

        TestHandovers again = new TestHandovers(handovers);
        assertThat(again.conversations.state(id).block()).isEqualTo(WAITING_FOR_MEDIATOR);
        assertThat(again.messages(id)).hasSize(said);
        assertThat(again.act(id, BRUNO, CLAIM)).isEqualTo(DONE);
    }

    @Test
    void theServiceDiesWhileAMediatorHoldsAndComesBackInTime() {
        ConversationId id = handovers.waiting(HandoverReason.ASKED);
        handovers.act(id, ANNE, CLAIM);

        TestHandovers again = new TestHandovers(handovers);
        again.later(Duration.ofMinutes(1), ANNE);

        assertThat(again.conversations.state(id).block()).isEqualTo(HELD_BY_MEDIATOR);
        assertThat(again.act(id, ANNE, TestHandovers.say("Me revoilà"))).isEqualTo(DONE);
    }

    @Test
    void theServiceIsDownForHoursWhileAMediatorHolds() {
        ConversationId id = handovers.waiting(HandoverReason.ASKED);
        handovers.act(id, ANNE, CLAIM);

        TestHandovers again = new TestHandovers(handovers);
        again.later(Duration.ofHours(3));

        assertThat(said(id)).anyMatch(words -> words.startsWith("Anne n'est plus en ligne."));
        assertThat(again.conversations.state(id).block()).isEqualTo(WAITING_FOR_MEDIATOR);
    }

    @Test
    void severalInstancesThatLookAtOnceSayItOnce() {
        List<ConversationId> all = IntStream.range(0, 5).mapToObj(i -> handovers.waiting(HandoverReason.ASKED))
                .toList();
        all.forEach(id -> handovers.act(id, ANNE, CLAIM));
        handovers.presences.leave(ANNE).block();

        Flux.range(0, 4).flatMap(i -> new TestHandovers(handovers).watch.sweep()
                .subscribeOn(Schedulers.boundedElastic()), 4).blockLast(Duration.ofSeconds(60));

        assertThat(all).allSatisfy(id -> assertThat(said(id))
                .filteredOn(words -> words.startsWith("Anne n'est plus en ligne.")).hasSize(1));
    }

    @Test
    void aMediatorTakesOverWhileTheSweepEndsTheWait() {
        ConversationId id = handovers.waiting(HandoverReason.ASKED);
        handovers.now = handovers.now.plus(Duration.ofHours(25));
        handovers.presences.seen(ANNE, true).block();

        Mono.when(handovers.watch.sweep().subscribeOn(Schedulers.boundedElastic()),
                handovers.desk.act(id, ANNE, CLAIM).subscribeOn(Schedulers.boundedElastic()))
                .block(Duration.ofSeconds(30));

        assertThat(handovers.conversations.state(id).block()).as("whoever came first, Anne has it")
                .isEqualTo(HELD_BY_MEDIATOR);
        assertThat(handovers.act(id, ANNE, new MediatorAction.GiveBack())).isEqualTo(DONE);
    }

    private List<String> said(ConversationId id) {
        return handovers.messages(id).stream().map(message -> message.reply().plainText()).toList();
    }
}
