package fr.lanterne.bot.talk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.Skill;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.Intent;
import fr.lanterne.bot.understanding.Understanding;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalkTests {

    private static SkillStep.Concludes answer(Skill skill, String text) {
        return (SkillStep.Concludes) skill.work(new TurnInput(new ConversationId(new UUID(0, 1)),
                ConversationState.HELD_BY_BOT, new Understanding().understand(text), List.of())).blockLast();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"bonjour|GREETED|assistant automatique", "merci|GREETED|Avec plaisir",
            "t'es qui ?|GREETED|pas une personne", "raconte une blague|GREETED|machine", "ok|GREETED|vous écoute",
            "espèce de con|DECLINED|désolé"})
    void answersInKind(String text, Outcome outcome, String said) {
        SkillStep.Concludes end = answer(new SmallTalk(), text);
        assertThat(end.outcome()).isEqualTo(outcome);
        assertThat(end.reply().plainText()).contains(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"How can I get a passport?|only work in French",
            "¿Cómo puedo renovar mi carné?|solo trabajo en francés", "Preciso de ajuda com o meu cartão|em francês",
            "Pasaportumu kaybettim, yardım lazım|Fransızca", "أحتاج مساعدة|الفرنسية",
            "ვერ ვიპოვე პასპორტი|only work in French"})
    void answersInTheCitizensLanguage(String text, String said) {
        SkillStep.Concludes end = answer(new ForeignLanguage(), text);
        assertThat(end.outcome()).isEqualTo(Outcome.DECLINED);
        assertThat(end.reply().plainText()).contains(said);
        assertThat(end.reply().actions()).extracting(Reply.Action::value).containsExactly(
                "Je veux parler à une personne", "Où trouver une aide au numérique près de chez moi ?");
    }

    @Test
    void sendsWhatTheBotUnderstands() {
        Understanding understanding = new Understanding();
        List<Intent> sent = answer(new ForeignLanguage(), "I need help please").reply().actions().stream()
                .map(action -> understanding.understand(action.value()).intent()).toList();
        assertThat(sent).containsExactly(Intent.HUMAN_WANTED, Intent.QUESTION);
    }
}
