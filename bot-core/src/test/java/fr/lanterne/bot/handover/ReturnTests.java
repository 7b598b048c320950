package fr.lanterne.bot.handover;

import static fr.lanterne.bot.ConversationState.CLOSED;
import static fr.lanterne.bot.ConversationState.HELD_BY_MEDIATOR;
import static fr.lanterne.bot.ConversationState.WAITING_FOR_MEDIATOR;
import static fr.lanterne.bot.handover.TestHandovers.ANNE;
import static fr.lanterne.bot.handover.TestHandovers.BRUNO;
import static fr.lanterne.bot.handover.TestHandovers.CLAIM;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Assistant.Rating;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MediatorPresence.Status;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.WaitingLine.Entry;
import fr.lanterne.bot.conversation.Turn;
import fr.lanterne.bot.conversation.TurnEnd;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReturnTests {

    private static final String QUESTION = "Et pour mon passeport, je fais comment ?";

    @Parameter
    TestDatabase kind;

    private TestHandovers handovers;
    private ConversationId id;

    @BeforeEach
    void closed() {
        handovers = new TestHandovers(kind, 5);
        id = handovers.waiting(HandoverReason.ASKED);
        handovers.act(id, ANNE, CLAIM);
        handovers.act(id, ANNE, TestHandovers.say("Bonjour"));
        handovers.act(id, ANNE, new MediatorAction.Close());
    }

    @AfterEach
    void close() {
        handovers.close();
    }

    @Test
    void goesBackToTheSameMediatorWhoIsThere() {
        assertThat(comesBackWith(QUESTION)).isEqualTo(HELD_BY_MEDIATOR);
        assertThat(handovers.lastWords(id)).isEqualTo("Anne reprend la conversation avec vous.");
        int said = handovers.messages(id).size();

        assertThat(comesBackWith(QUESTION)).as("after a crash").isEqualTo(HELD_BY_MEDIATOR);
        assertThat(handovers.messages(id)).hasSize(said);
    }

    @Test
    void neverGoesToWhoIsAbsent() {
        handovers.presences.leave(ANNE).block();
        handovers.presences.seen(BRUNO, true).block();

        assertThat(comesBackWith(QUESTION)).isEqualTo(WAITING_FOR_MEDIATOR);

        assertThat(handovers.lastWords(id)).startsWith("Votre conversation revient dans la file. Une personne est");
        assertThat(handovers.line.entries().block()).singleElement().returns(HandoverReason.RETURNED, Entry::reason)
                .returns(null, Entry::holder);
    }

    @Test
    void neverGoesToWhoIsAway() {
        handovers.presences.choose(ANNE, Status.AWAY).block();

        assertThat(comesBackWith(QUESTION)).isEqualTo(WAITING_FOR_MEDIATOR);
    }

    @Test
    void staysClosedAfterThanksAndAfterALongTime() {
        assertThat(comesBackWith("merci beaucoup")).isEqualTo(CLOSED);
        handovers.later(Duration.ofHours(25), ANNE);
        assertThat(comesBackWith(QUESTION)).isEqualTo(CLOSED);
    }

    @Test
    void thanksBeforeTheNextQuestionLoseNothing() {
        handovers.store(id);
        TurnEnd youAreWelcome = TurnEnd.answered(Outcome.GREETED,
                new TurnEnd.Answer(new MessageId(UUID.randomUUID()), Reply.of("Avec plaisir.")), Map.of());
        Turn thanks = handovers.conversations.nextPending(id).block();
        assertThat(handovers.conversations.end(thanks, youAreWelcome).block().state()).isEqualTo(CLOSED);

        assertThat(comesBackWith(QUESTION)).isEqualTo(HELD_BY_MEDIATOR);
    }

    @Test
    void isRatedOnceForEachHelp() {
        assertThat(rated()).isTrue();
        assertThat(rated()).isFalse();
        assertThat(handovers.conversations.rate(handovers.opened(), new Rating(true, null, "")).block())
                .as("nobody helped there").isFalse();

        comesBackWith(QUESTION);
        assertThat(rated()).as("still the first help").isFalse();
        handovers.act(id, ANNE, new MediatorAction.Close());
        assertThat(rated()).isTrue();
    }

    private boolean rated() {
        return handovers.conversations.rate(id, new Rating(true, 5, "Merci")).block();
    }

    private ConversationState comesBackWith(String text) {
        return handovers.reopening.of(new TurnInput(id, handovers.conversations.state(id).block(),
                new Understanding().understand(text), List.of())).block();
    }
}
