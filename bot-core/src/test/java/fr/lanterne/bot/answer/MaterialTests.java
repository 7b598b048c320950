package fr.lanterne.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Source;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaterialTests {

    private static final Passage THEFT = passage(3, "Permis de conduire volé");
    private static final Passage COST = passage(5, "Combien coûte le permis ?");
    private static final Passage OPENING = passage(0);

    @ParameterizedTest
    @ValueSource(strings = {"permis de conduire", "Permis de conduire ?", "le permis", "PERMIS CONDUIRE"})
    void aQuestionThatOnlyNamesTheFicheGetsItsOpening(String question) {
        assertThat(best(question)).isEqualTo(OPENING);
    }

    @Test
    void aQuestionAboutOneCaseGetsThatCase() {
        assertThat(best("permis de conduire volé")).isEqualTo(THEFT);
        assertThat(best("combien coûte le permis")).isEqualTo(COST);
    }

    @Test
    void anEmptyQuestionGetsWhatTheSearchFoundBest() {
        assertThat(best("")).isEqualTo(THEFT);
    }

    private static Passage best(String question) {
        return Material.of(Samples.found(THEFT, COST, OPENING), question).best().passage();
    }

    private static Passage passage(int number, String... headings) {
        return new Passage(new FicheId("permis"), number, "Permis de conduire : perdu, volé ou périmé",
                List.of(headings),
                "Texte " + number + ".", List.of(), List.of(), List.of(), new Source("Éditeur",
                        URI.create("https://exemple.gouv.fr/permis"), "Licence Ouverte 2.0",
                        LocalDate.of(2026, 8, 12)));
    }
}
