package fr.lanterne.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"3 €|trois euros", "3 €|3,00 euros", "3 €|3.00 EUR", "3,50 €|3 € 50",
            "3,50 €|3 euros et 50 centimes", "3,50 €|3€50", "1 200 €|mille deux cents euros", "1 200 €|1.200 €",
            "80 €|quatre-vingts euros", "97 €|quatre-vingt-dix-sept euros", "75 000 €|soixante-quinze mille euros",
            "2 millions d'euros|2 000 000 €", "0 805 805 817|0805805817", "0 805 805 817|+33 805 805 817",
            "0 805 805 817|08 05 80 58 17", "06 12 34 56 78|+33 (0)6.12.34.56.78", "1er octobre 2025|01/10/2025",
            "1er octobre 2025|2025-10-01", "premier octobre 2025|1 octobre 2025", "le 11 août 2026|11/08/2026",
            "15 jours|quinze jours", "15 jours|une quinzaine de jours", "1 mois|un mois", "13 mois|treize mois",
            "50 %|50 pour cent", "50 %|cinquante pour cent", "18 ans|dix-huit ans", "9 h 30|9h30", "9 h 30|09:30",
            "2 ans et demi|deux ans et demi", "2 à 4 jours|deux à quatre jours", "chaque mois|par mois",
            "par an|annuel", "https://www.ants.gouv.fr/|ants.gouv.fr", "1 an|1 année", "gratuit|sans frais",
            "25 €|２５ €", "25 €|2\u200B5 €", "100 €|1OO €", "10 €|lO €", "15 jours|١٥ jours", "ameli.fr|ameli point fr",
            "33700|33 700", "24 heures|24 h", "15 days|15 jours", "October 1, 2025|1er octobre 2025"})
    void readsTheSameInEverySpelling(String one, String other) {
        assertThat(Facts.statedIn(other)).isNotEmpty().isEqualTo(Facts.statedIn(one));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"25 €|35 €", "15 jours|15 mois", "10 jours ouvrés|10 jours ouvrables",
            "25 € par mois|25 € par an", "ameli.fr|amelí.fr", "ameli.fr|ame1i.fr", "ameli.fr|аmeli.fr",
            "https://ants.gouv.fr|https://ants.gouv.fr@pirate.example", "50 %|50 €",
            "1er octobre 2025|1er octobre 2026",
            "0 805 805 817|0 805 805 818", "trente euros|treize euros", "9 h 30|9 h 45", "18 ans|16 ans"})
    void tellsWhatDiffers(String one, String other) {
        assertThat(Facts.statedIn(other)).isNotEqualTo(Facts.statedIn(one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Vous devez demander un nouveau permis.", "Une personne vous répond.",
            "Les deux parents signent.", "C'est un véhicule neuf.", "Allez en mairie, puis attendez."})
    void findsNothingWhereNothingIs(String text) {
        assertThat(Facts.statedIn(text)).isEmpty();
    }

    @Test
    void letsPartsOfASourceBeRepeated() {
        assertThat(Facts.allowedBy("Jusqu'au 1er octobre 2025, de 25 à 50 €, sur https://ants.gouv.fr/demande"))
                .containsAll(Facts.statedIn("En octobre 2025, 50 € sur ants.gouv.fr, en 2025."));
    }
}
