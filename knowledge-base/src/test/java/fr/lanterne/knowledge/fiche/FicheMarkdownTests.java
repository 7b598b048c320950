package fr.lanterne.knowledge.fiche;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.Contact;
import fr.lanterne.knowledge.Essential;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FicheMarkdownTests {

    private static final String HAND_WRITTEN = """
        ---
        id: faux-conseiller
        titre: Faux conseiller bancaire
        theme: Arnaques > Banque
        mots: [faux banquier, "spoofing"]
        revision: 2027-01-15
        sources:
          - editeur: Cybermalveillance.gouv.fr
            url: https://www.cybermalveillance.gouv.fr
            date: 2025-12-03
        contacts:
          - nom: Info Escroqueries
            telephone: 0 805 805 817
            prix: gratuit
        questions:
          - "on m'a appelé : c'est ma banque ?"
        ---
        Raccrochez.

        > **Condition** : Appelez vous-même votre banque.

        ## Que faire

        - Faites opposition
        - Gardez les preuves

        > **Montant** : L'appel coûte 0,35 € par minute.

        ### Vous avez payé > Par carte

        Appelez.
        """;

    @Test
    void readsWhatAPersonWrites() {
        Fiche fiche = read(HAND_WRITTEN);

        assertThat(fiche.theme()).containsExactly("Arnaques", "Banque");
        assertThat(fiche.keywords()).containsExactly("faux banquier", "spoofing");
        assertThat(fiche.summary()).isEqualTo("Raccrochez.");
        assertThat(fiche.essentials()).extracting(Essential::text).containsExactly("Appelez vous-même votre banque.");
        assertThat(fiche.contacts()).containsExactly(
                new Contact.Phone("Info Escroqueries", "0 805 805 817", "gratuit", ""));
        assertThat(fiche.reviewDate()).isEqualTo(LocalDate.of(2027, 1, 15));
        assertThat(fiche.questions()).containsExactly("on m'a appelé : c'est ma banque ?");
        assertThat(fiche.sections()).containsExactly(
                new Section(List.of("Que faire"), "- Faites opposition\n- Gardez les preuves",
                        List.of(new Essential(Essential.Kind.AMOUNT, "L'appel coûte 0,35 € par minute."))),
                new Section(List.of("Que faire", "Vous avez payé", "Par carte"), "Appelez.", List.of()));
    }

    @Test
    void readingWhatWasWrittenGivesTheSameFiche() {
        for (long seed = 0; seed < 3_000; seed++) {
            Fiche fiche = SomeFiches.any(new SplittableRandom(seed));
            String written = FicheMarkdown.write(fiche);

            assertThat(FicheMarkdown.read(written)).as("seed %d%n%s", seed, written)
                    .isEqualTo(new FicheReading.Read(fiche));
            assertThat(FicheMarkdown.write(read(written))).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        revision: 2027-01-15        | revision: janvier            | 6  | 2026-11-23
        prix: gratuit               | prix: gratuit: oui           | 14 | double quotes
        id: faux-conseiller         | id: faux conseiller          | 2  | identifier
        url: https://www.cyberm     | url: cyberm                  | 8  | https://
        telephone: 0 805 805 817    | telephone: inconnu           | 13 | no digit
        titre: Faux                 | title: Faux                  | 3  | not known
        ## Que faire                | # Que faire                  | 22 | '##'
        Appelez.                    | ''                           | 29 | nothing under
        > **Montant** : L'appel     | > **Montant** :              | 27 | needs a sentence
        """)
    void tellsTheLineOfAProblem(String right, String wrong, int line, String message) {
        String text = HAND_WRITTEN.replaceAll(java.util.regex.Pattern.quote(right) + ".*", java.util.regex.Matcher
                .quoteReplacement(wrong));

        assertThat(FicheMarkdown.read(text)).isInstanceOfSatisfying(FicheReading.Refused.class,
                refused -> assertThat(refused.problems()).anySatisfy(problem -> {
                    assertThat(problem.line()).isEqualTo(line);
                    assertThat(problem.message()).contains(message);
                }));
    }

    @Test
    void refusesWhatIsNoFicheWithoutThrowing() {
        for (String text : List.of("", "---", "---\n---", "hello", "---\n- a\n---\nx", "---\nid: &a [*a]\n---\n",
                "---\n\0\n---\n", "x".repeat(FicheMarkdown.MAX_LENGTH + 1))) {
            assertThat(FicheMarkdown.read(text)).isInstanceOf(FicheReading.Refused.class);
        }
    }

    private static Fiche read(String text) {
        return switch (FicheMarkdown.read(text)) {
            case FicheReading.Read(Fiche fiche) -> fiche;
            case FicheReading.Refused refused -> throw new AssertionError(refused);
        };
    }
}
