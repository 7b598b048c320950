package fr.lanterne.bot.handover;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.SkillStep.Concludes;
import fr.lanterne.bot.dialogue.SkillStep.HandsOver;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandoverSkillTests {

    private final TestHandovers handovers = new TestHandovers(TestDatabase.H2, 1);
    private final HandoverSkill skill = new HandoverSkill(TestHandovers.TEXTS, handovers.waits,
            handovers.conversations, new Urgency(handovers.conversations));

    @AfterEach
    void close() {
        handovers.close();
    }

    @Test
    void recordsWhyAPersonIsWanted() {
        assertThat(reasonAfter()).isEqualTo(HandoverReason.ASKED);
        assertThat(reasonAfter(Outcome.DECLINED)).isEqualTo(HandoverReason.ASKED);
        assertThat(reasonAfter(Outcome.ANSWERED, Outcome.DECLINED, Outcome.CLARIFIED))
                .isEqualTo(HandoverReason.UNSURE);
        assertThat(reasonAfter(Outcome.DECLINED, Outcome.CLARIFIED, Outcome.ANSWERED))
                .isEqualTo(HandoverReason.ASKED);
        assertThat(reasonAfter(Outcome.SIGNPOSTED, Outcome.GREETED)).isEqualTo(HandoverReason.DISTRESS);
    }

    @Test
    void goesFirstOnceMoneyIsAtRiskHoweverLongAgoThatWasSaid() {
        ConversationId id = handovers.opened();
        store(id, "j'ai donné mon code de carte bleue à un faux conseiller, il me rappelle");
        for (int i = 0; i < 30; i++) {
            store(id, "et la carte grise ?");
        }

        assertThat(reason(asking(id, "je veux un humain"))).isEqualTo(HandoverReason.MONEY_AT_RISK);
        assertThat(reason(asking(handovers.opened(), "je veux un humain"))).isEqualTo(HandoverReason.ASKED);
    }

    @Test
    void goesFirstWhateverTheWayToAPerson() {
        Escalations escalations = new Escalations(TestHandovers.TEXTS, handovers.waits,
                new Urgency(handovers.conversations));
        Concludes failed = new Concludes(Outcome.DECLINED, Reply.of("Désolé"), Map.of("fault", "Broken"));
        Concludes answered = new Concludes(Outcome.ANSWERED, Reply.of("Voici"), Map.of());
        TurnInput told = asking(handovers.opened(), "j'ai validé le paiement que le faux banquier demandait");
        TurnInput waiting = new TurnInput(told.conversation(), ConversationState.WAITING_FOR_MEDIATOR, told.message(),
                List.of());

        assertThat(escalations.of(told, failed).block()).isInstanceOfSatisfying(HandsOver.class,
                end -> assertThat(end.reason()).isEqualTo(HandoverReason.MONEY_AT_RISK));
        assertThat(escalations.of(told, answered).block()).isEqualTo(answered);
        assertThat(escalations.of(waiting, answered).block()).isInstanceOfSatisfying(HandsOver.class,
                end -> assertThat(end.reason()).isEqualTo(HandoverReason.MONEY_AT_RISK));
    }

    private void store(ConversationId id, String text) {
        handovers.conversations.store(new IncomingMessage(id, UUID.randomUUID().toString(),
                new IncomingMessage.Text(text), handovers.now)).block();
    }

    private static TurnInput asking(ConversationId id, String text) {
        return new TurnInput(id, ConversationState.HELD_BY_BOT, new Understanding().understand(text), List.of());
    }

    private HandoverReason reason(TurnInput input) {
        return ((HandsOver) skill.work(input).blockLast()).reason();
    }

    private HandoverReason reasonAfter(Outcome... outcomes) {
        List<ChatMessage> recent = IntStream.range(0, outcomes.length)
                .mapToObj(i -> new ChatMessage(new MessageId(UUID.randomUUID()), i + 1, Author.BOT, Reply.of("…"),
                        outcomes[i], Instant.EPOCH))
                .toList();
        TurnInput input = new TurnInput(new ConversationId(UUID.randomUUID()), ConversationState.HELD_BY_BOT,
                new Understanding().understand("Je veux parler à une personne", recent), recent);
        return reason(input);
    }
}
