package fr.lanterne.knowledge.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.Contact;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhoneNumbersTests {

    @Test
    void takesShortNumbersInBoldWithTheirPriceAndHours() {
        assertThat(PhoneNumbers.in("Écoute", List.of(line("Par téléphone", "39 77", "39 77"),
                line("Par téléphone", "Ouvert du lundi au vendredi de 9h à 19h."),
                line("Par téléphone", "Service gratuit + coût d'un appel"))))
                .containsExactly(new Contact.Phone("Écoute", "39 77", "Service gratuit + coût d'un appel",
                        "Ouvert du lundi au vendredi de 9h à 19h"));
    }

    @Test
    void namesEachOfSeveralNumbers() {
        assertThat(PhoneNumbers.in("Info", List.of(line("Par téléphone", "Depuis la métropole : 34 00 (gratuit)",
                "34 00"), line("Par téléphone", "Depuis l'étranger : +33 9 70 83 00 00", "+33 9 70 83 00 00"))))
                .containsExactly(new Contact.Phone("Info – Depuis la métropole", "34 00", "gratuit", ""),
                        new Contact.Phone("Info – Depuis l'étranger", "+33 9 70 83 00 00", "", ""));
    }

    @Test
    void readsNumberPriceAndHoursOnOneLine() {
        assertThat(PhoneNumbers.in("Retraites", List.of(line("Par téléphone",
                "Retraité : 0 970 00 33 35, du lundi au vendredi de 8h30 à 17h - Service gratuit + prix de l'appel"))))
                .containsExactly(new Contact.Phone("Retraites – Retraité", "0 970 00 33 35",
                        "Service gratuit + prix de l'appel", "du lundi au vendredi de 8h30 à 17h"));
    }

    @Test
    void saysThatANumberIsForTexting() {
        assertThat(PhoneNumbers.in("Urgences", List.of(line("Par SMS", "Envoyez un SMS au 114.", "114"))))
                .containsExactly(new Contact.Phone("Urgences – par SMS", "114", "", ""));
    }

    @Test
    void leavesOutFaxNumbersPostcodesYearsAndHours() {
        assertThat(PhoneNumbers.in("Office", List.of(line("Par télécopie", "01 99 00 99 00", "01 99 00 99 00"),
                line("Par courrier", "75010 Paris", "75010"), line("Par téléphone", "Depuis 2019, de 9h à 17h"),
                line("Par télécopie :", "01 99 00 99 01"))))
                .isEmpty();
    }

    @Test
    void findsTheNumberOfALineThatSaysItIsOne() {
        assertThat(PhoneNumbers.in("Banque", List.of(line("", "Numéro : 0 811 00 18 01 (de 8h à 18h)"),
                line("", "Prix : 5 centimes d'euro la minute"))))
                .containsExactly(new Contact.Phone("Banque", "0 811 00 18 01", "Prix : 5 centimes d'euro la minute",
                        "de 8h à 18h"));
    }

    @Test
    void leavesOutHoursThatDifferFromPlaceToPlace() {
        assertThat(PhoneNumbers.in("Agence", List.of(line("Par téléphone", "0 800 00 58 00"),
                line("Par téléphone", "lundi"), line("Par téléphone", "de 8h à 9h"), line("Par téléphone", "mardi"),
                line("Par téléphone", "de 9h à 10h"), line("Par téléphone", "mercredi"))))
                .containsExactly(new Contact.Phone("Agence", "0 800 00 58 00", "", ""));
    }

    private static PhoneNumbers.Line line(String topic, String text, String... emphasised) {
        return new PhoneNumbers.Line(topic, text, List.of(emphasised));
    }
}
