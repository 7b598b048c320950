package fr.lanterne.bot.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFormTests {

    @ParameterizedTest
    @ValueSource(strings = {"et pour un mineur ?", "combien ça coûte ?", "et si je l'ai perdue ?", "c'est où ?",
            "quels papiers ?", "il faut combien de temps ?", "majeur", "non pour mon fils", "j'ai déjà essayé"})
    void hearsThatAMessageNamesNoSubject(String text) {
        assertThat(MessageForm.of(text).namesNoSubject()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"et la carte grise ?", "comment refaire mon passeport", "permis perdu",
            "j'ai reçu un sms bizarre"})
    void hearsASubject(String text) {
        assertThat(MessageForm.of(text).namesNoSubject()).isFalse();
    }

    @Test
    void saysWhatIsAskedInTheWordsOfFiches() {
        assertThat(MessageForm.of("combien ça coûte").aspect()).contains("prix");
        assertThat(MessageForm.of("il faut combien de temps").aspect()).contains("délai");
        assertThat(MessageForm.of("c'est où").aspect()).contains("lieu");
        assertThat(MessageForm.of("majeur ou mineur").aspect()).isEmpty();
    }

    @Test
    void hearsAnotherSubjectAndLeavesTheWordsOut() {
        MessageForm form = MessageForm.of("merci. autre question : le permis");
        assertThat(form.changesSubject()).isTrue();
        assertThat(form.bare()).isEqualTo("le permis");
    }

    @Test
    void hearsThatAdviceDidNotHelp() {
        assertThat(MessageForm.of("ça marche pas").stuck()).isTrue();
        assertThat(MessageForm.of("comment ça marche").stuck()).isFalse();
    }

    @Test
    void countsNoPersonalDataAsASubject() {
        assertThat(MessageForm.of("et avec [carte bancaire] ?").namesNoSubject()).isTrue();
    }
}
