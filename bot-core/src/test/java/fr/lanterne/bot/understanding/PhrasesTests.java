package fr.lanterne.bot.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasesTests {

    private static boolean found(String text, String... lines) {
        return Phrases.of(List.of(lines)).standIn(Wording.of(text));
    }

    @Test
    void findsWholeWordsWhateverTheAccents() {
        assertThat(found("J'ai PERDU ma carte !", "perdu ma carte")).isTrue();
        assertThat(found("perdue", "perdu")).isFalse();
    }

    @Test
    void takesEitherWordAnOptionalWordAndAnyEnding() {
        assertThat(found("le chat noir", "chat|chien tres? noir*")).isTrue();
        assertThat(found("un chien très noirâtre", "chat|chien tres? noir*")).isTrue();
    }

    @Test
    void bridgesUpToThreeWords() {
        assertThat(found("a un deux trois b", "a ... b")).isTrue();
        assertThat(found("a un deux trois quatre b", "a ... b")).isFalse();
    }

    @Test
    void looksAtTheBeginningAndTheEnd() {
        assertThat(found("au secours", "^ au secours $")).isTrue();
        assertThat(found("au secours je suis perdu", "^ au secours $")).isFalse();
    }

    @Test
    void leavesOutWaysOfSpeaking() {
        assertThat(found("je meurs de rire", "je meurs", "! meurs de rire")).isFalse();
        assertThat(found("je meurs de rire mais je meurs", "je meurs", "! meurs de rire")).isTrue();
    }

    @Test
    void findsNothingBesideASpoiler() {
        assertThat(found("il y a le feu", "le feu", "~ assurance")).isTrue();
        assertThat(found("le feu et mon assurance", "le feu", "~ assurance")).isFalse();
    }

    @Test
    void usesNamesAndRefusesUnknownOnes() {
        assertThat(found("mon mari crie", "mon @partner crie", "@partner = mari|conjoint")).isTrue();
        assertThatThrownBy(() -> Phrases.of(List.of("mon @partner"))).hasMessageContaining("@partner");
    }

    @Test
    void undoesSpellingsOnce() {
        assertThat(Wording.of("c koi").words()).containsExactly("c", "est", "quoi");
        assertThat(Wording.of("c'est quoi").words()).containsExactly("c", "est", "quoi");
    }
}
