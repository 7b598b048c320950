package fr.lanterne.bot.handover;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.SkillStep.HandsOver;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandoverSkillTests {

    private final TestHandovers handovers = new TestHandovers(TestDatabase.H2, 1);
    private final HandoverSkill skill = new HandoverSkill(TestHandovers.TEXTS, handovers.waits,
            handovers.conversations);

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

    private HandoverReason reasonAfter(Outcome... outcomes) {
        List<ChatMessage> recent = IntStream.range(0, outcomes.length)
                .mapToObj(i -> new ChatMessage(new MessageId(UUID.randomUUID()), i + 1, Author.BOT, Reply.of("…"),
                        outcomes[i], Instant.EPOCH))
                .toList();
        TurnInput input = new TurnInput(new ConversationId(UUID.randomUUID()), ConversationState.HELD_BY_BOT,
                new Understanding().understand("Je veux parler à une personne", recent), recent);
        return ((HandsOver) skill.work(input).blockLast()).reason();
    }
}
