package fr.lanterne.bot.handover;

import static fr.lanterne.bot.handover.TestHandovers.ANNE;
import static fr.lanterne.bot.handover.TestHandovers.CLAIM;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.ChatEvent;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MediatorPresence.Status;
import fr.lanterne.bot.WaitOutlook;
import fr.lanterne.bot.WaitOutlook.Estimate;
import fr.lanterne.bot.WaitOutlook.Staffing;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class WaitTests {

    @Parameter
    TestDatabase kind;

    private TestHandovers handovers;

    @BeforeEach
    void open() {
        handovers = new TestHandovers(kind, 1);
    }

    @AfterEach
    void close() {
        handovers.close();
    }

    @Test
    void saysThatNobodyIsConnectedOnlyWhenNobodyIs() {
        ConversationId id = handovers.waiting(HandoverReason.ASKED);
        assertThat(outlook(id).words()).isEqualTo("Aucun médiateur n'est connecté pour le moment."
                + " Les médiateurs répondent du lundi au vendredi, de 9 h à 18 h. Vous êtes à la place 1 dans la file.");

        handovers.presences.choose(ANNE, Status.AWAY).block();
        assertThat(outlook(id).staffing()).as("away is not there").isEqualTo(Staffing.NOBODY_HERE);

        handovers.presences.choose(ANNE, Status.BUSY).block();
        assertThat(outlook(id).words()).startsWith("Une personne est connectée")
                .doesNotContain("Aucun médiateur", "minutes");
    }

    @Test
    void saysWhenItOpensAgain() {
        handovers.now = Instant.parse("2026-12-24T17:30:00Z");
        ConversationId id = handovers.waiting(HandoverReason.ASKED);

        assertThat(outlook(id)).returns(Staffing.CLOSED, WaitOutlook::staffing).returns(
                Instant.parse("2026-12-28T08:00:00Z"), WaitOutlook::opensAt);
        assertThat(outlook(id).words()).contains("Le service ouvre lundi 28 décembre à 9 h.");
        handovers.presences.seen(ANNE, true).block();
        assertThat(outlook(id).words()).as("whoever is there is there at any hour").doesNotContain("fermé");
    }

    @Test
    void estimatesFromWhatWasMeasuredAndSaysNothingBefore() {
        IntStream.range(1, HandlingTimes.ENOUGH).forEach(i -> handledFor(Duration.ofMinutes(10 + i)));
        ConversationId held = handovers.waiting(HandoverReason.ASKED);
        handovers.act(held, ANNE, CLAIM);
        ConversationId first = handovers.waiting(HandoverReason.ASKED);
        ConversationId second = handovers.waiting(HandoverReason.ASKED);
        assertThat(outlook(first).estimate()).as("too few").isNull();

        handovers.now = handovers.now.plus(Duration.ofMinutes(18));
        handovers.act(held, ANNE, new MediatorAction.Close());
        handovers.act(handovers.waiting(HandoverReason.DISTRESS), ANNE, CLAIM);

        assertThat(outlook(first)).returns(new Estimate(10, 20), WaitOutlook::estimate).returns(1,
                WaitOutlook::position);
        assertThat(outlook(second)).returns(new Estimate(20, 35), WaitOutlook::estimate).returns(2,
                WaitOutlook::position);
        assertThat(outlook(second).words()).endsWith("L'attente peut durer entre 20 et 35 minutes.");

        handovers.presences.leave(ANNE).block();
        assertThat(outlook(second).estimate()).as("nobody is there").isNull();
    }

    @Test
    void whoWaitsIsToldWhenTheLastMediatorLeavesAndWhenOneComesBack() {
        handovers.presences.seen(ANNE, true).block();
        ConversationId id = handovers.waiting(HandoverReason.ASKED);
        handovers.watch.sweep().block();
        int said = handovers.messages(id).size();

        handovers.presences.leave(ANNE).block();
        handovers.watch.sweep().block();
        handovers.watch.sweep().block();
        assertThat(handovers.messages(id)).hasSize(said + 1);
        assertThat(handovers.lastWords(id)).startsWith("Du nouveau : Aucun médiateur n'est connecté")
                .endsWith("Votre demande reste gardée.");

        handovers.later(Duration.ofMinutes(1), ANNE);
        assertThat(handovers.lastWords(id)).startsWith("Du nouveau : Une personne est connectée");
        assertThat(handovers.messages(id)).hasSize(said + 2);
    }

    @Test
    void aWaitFromFridayEveningLastsUntilTheEndOfMonday() {
        handovers.now = Instant.parse("2026-11-27T18:30:00Z");
        ConversationId id = handovers.waiting(HandoverReason.ASKED);
        assertThat(outlook(id).words()).contains("Le service ouvre lundi 30 novembre à 9 h.");
        handovers.later(Duration.ofHours(62));
        assertThat(outlook(id)).as("Monday morning").isNotNull();

        handovers.later(Duration.ofHours(10));

        assertThat(handovers.lastWords(id)).startsWith("Personne n'a pu vous répondre.");
    }

    @Test
    void anOpenScreenHearsOfTheWaitOnlyWhenItChanges() {
        ConversationId first = handovers.waiting(HandoverReason.ASKED);
        ConversationId second = handovers.waiting(HandoverReason.ASKED);
        List<Integer> positions = new ArrayList<>();
        LiveFeed.Screen screen = handovers.feed.open(second);
        screen.events().ofType(ChatEvent.StateChanged.class).map(ChatEvent.StateChanged::outlook)
                .subscribe(outlook -> positions.add(outlook.position()));

        IntStream.range(0, 3).forEach(i -> handovers.later(Duration.ofSeconds(10), ANNE));
        handovers.act(first, ANNE, CLAIM);
        IntStream.range(0, 3).forEach(i -> handovers.later(Duration.ofSeconds(10), ANNE));

        assertThat(positions).containsExactly(2, 1);
        screen.close();
    }

    private void handledFor(Duration time) {
        ConversationId handled = handovers.waiting(HandoverReason.ASKED);
        handovers.act(handled, ANNE, CLAIM);
        handovers.now = handovers.now.plus(time);
        handovers.act(handled, ANNE, new MediatorAction.Close());
    }

    private WaitOutlook outlook(ConversationId id) {
        return handovers.waits.of(id).block();
    }
}
