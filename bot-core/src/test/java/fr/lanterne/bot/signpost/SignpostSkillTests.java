package fr.lanterne.bot.signpost;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.Intent;
import fr.lanterne.bot.understanding.Understanding;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignpostSkillTests {

    private final SignpostSkill skill = new SignpostSkill();

    private SkillStep.Concludes answer(String text) {
        return (SkillStep.Concludes) skill.work(new TurnInput(new ConversationId(new UUID(0, 1)),
                ConversationState.HELD_BY_BOT, new Understanding().understand(text), List.of())).blockLast();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"je veux mourir|3114|tel:3114", "mon mari me frappe|3919|tel:3919",
            "un enfant est battu à côté de chez moi|119|tel:119", "quelqu'un essaie d'entrer chez moi|17|tel:17",
            "mon père fait un malaise|15|tel:15", "il y a le feu chez moi|18|tel:18",
            "je suis sourd, comment appeler les secours|114|sms:114"})
    void namesTheRightNumberFirst(String text, String number, String address) {
        SkillStep.Concludes end = answer(text);
        assertThat(end.outcome()).isEqualTo(Outcome.SIGNPOSTED);
        assertThat(end.reply().blocks().getFirst().plainText()).contains(number);
        assertThat(end.reply().actions().getFirst()).extracting(Reply.Action::kind, Reply.Action::value)
                .containsExactly(Reply.Action.Kind.OPEN, address);
        assertThat(end.reply().actions().getLast().value()).isEqualTo("Je veux parler à une personne");
        assertThat(end.reasons()).containsOnlyKeys("cause");
    }

    @Test
    void namesNoOtherNumber() {
        skill.intents().forEach(intent -> assertThat(texts(intent).replaceAll("24 heures sur 24", "")
                .replaceAll("\\b(?:3114|3919|119|17|15|18|112|114)\\b", "")).doesNotContainPattern("[0-9]"));
    }

    private String texts(Intent intent) {
        return ((SkillStep.Concludes) skill.work(new TurnInput(new ConversationId(new UUID(0, 1)),
                ConversationState.HELD_BY_BOT,
                new fr.lanterne.bot.understanding.Understood("", "", "fr", intent), List.of())).blockLast()).reply()
                .plainText();
    }
}
