package fr.lanterne.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnclearTests {

    private static final FicheId FICHE = new FicheId("F1");
    private static final List<FicheHit> HITS = List.of(new FicheHit(FICHE, "Passeport", 1,
            List.of(new Passage(FICHE, 0, "Passeport", List.of(), "Texte.", List.of(), List.of(), List.of(),
                    new Source("Service-Public.gouv.fr", URI.create("https://www.service-public.gouv.fr"),
                            "Licence Ouverte 2.0", LocalDate.of(2020, 10, 1))))));

    private static Retrieval.Unclear unclear(String... choices) {
        return new Retrieval.Unclear(HITS, List.of(choices), 0.5);
    }

    @Test
    void offersTwoToFourChoices() {
        assertThat(unclear(" Majeur ", "Mineur").choices()).containsExactly("Majeur", "Mineur");
        assertThatIllegalArgumentException().isThrownBy(() -> unclear("Majeur"));
        assertThatIllegalArgumentException().isThrownBy(() -> unclear("1", "2", "3", "4", "5"));
    }

    @Test
    void offersChoicesThatDiffer() {
        assertThatIllegalArgumentException().isThrownBy(() -> unclear("Majeur", "Majeur "));
        assertThatIllegalArgumentException().isThrownBy(() -> unclear("Majeur", " "));
    }

    @Test
    void isBetweenSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retrieval.Unclear(List.of(), List.of("Majeur", "Mineur"), 0.5));
    }
}
