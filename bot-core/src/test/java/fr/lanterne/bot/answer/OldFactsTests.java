package fr.lanterne.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Source;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On 23 November 2026, when what is a year old counts as old. */
class OldFactsTests {

    @Test
    void datesWhatIsOld() {
        assertThat(warnings(of("F1", "2020-11-02"))).containsExactly(
                "Information de novembre 2020 : vérifiez sur service-public.gouv.fr.");
        assertThat(warnings(of("F1", "2020-04-30"))).containsExactly(
                "Information d’avril 2020 : vérifiez sur service-public.gouv.fr.");
    }

    @Test
    void leavesWhatIsRecent() {
        assertThat(warnings(of("F1", "2025-11-23"))).isEmpty();
        assertThat(warnings(of("F1", "2025-11-22"))).hasSize(1);
    }

    @Test
    void saysItOnceForASource() {
        assertThat(warnings(of("F1", "2020-11-02"), of("F1", "2020-11-02"), of("F2", "2020-11-02"))).hasSize(1);
    }

    @Test
    void namesTheFichesWhereTheirDatesDiffer() {
        assertThat(warnings(of("F1", "2020-11-02"), of("F2", "2019-08-02"), of("F3", "2026-11-01"))).containsExactly(
                "Fiche « Fiche F1 », information de novembre 2020 : vérifiez sur service-public.gouv.fr.",
                "Fiche « Fiche F2 », information d’août 2019 : vérifiez sur service-public.gouv.fr.");
    }

    @Test
    void carriesThroughThatSomethingWasNotChecked() {
        Passage unchecked = of("F1", "2026-11-01").withEssentials(
                List.of(new Essential(Essential.Kind.AMOUNT, "La carte coûte 25 € (à vérifier).")));
        assertThat(warnings(unchecked)).containsExactly(
                "Certaines informations restent à vérifier sur service-public.gouv.fr.");
        assertThat(Samples.OLD_FACTS.warnings(List.of(unchecked), List.of("La carte coûte 25 € (à vérifier)."),
                AnswerTexts.french())).isEmpty();
    }

    @Test
    void knowsNoAgeOfNothing() {
        assertThatThrownBy(() -> new AnswerProperties(Duration.ofSeconds(5), 0.62, 0.8, Period.ZERO))
                .hasMessageContaining("lanterne.answer.old-after");
    }

    private static List<String> warnings(Passage... cited) {
        return Samples.OLD_FACTS.warnings(List.of(cited), List.of(), AnswerTexts.french());
    }

    static Passage of(String id, String date) {
        return new Passage(new FicheId(id), 0, "Fiche " + id, List.of(), "La carte coûte 25 €.", List.of(), List.of(),
                List.of(), new Source("Service-Public.gouv.fr / DILA",
                        URI.create("https://www.service-public.gouv.fr/particuliers/vosdroits/" + id), "",
                        LocalDate.parse(date)));
    }
}
