package fr.lanterne.bot.scam;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.scam.organisation.Organisation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScamCheckTests {

    private static final ScamCheck CHECK = SharedScams.check();
    static final List<String> SCAMS = InventedMessages.SCAMS;
    static final List<String> HONEST = InventedMessages.HONEST;

    @ParameterizedTest
    @FieldSource("SCAMS")
    void callsAScamAScam(String message) {
        assertThat(CHECK.check(message).risk()).as(() -> CHECK.check(message).toString()).isEqualTo(Risk.HIGH);
    }

    @ParameterizedTest
    @FieldSource("HONEST")
    void findsNothingInOrdinaryMessages(String message) {
        assertThat(CHECK.check(message).risk()).as(() -> CHECK.check(message).toString()).isEqualTo(Risk.NOTHING_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bonjour, le programme est sur exemple-de-site.fr",
            "Bonjour, voir https://exemple-de-site.fr",
            "Bonjour, voir http://bit.ly/abc", "Bonjour, appelez le 01 42 00 00 00", "Bonjour, appelez le 3999",
            "Bonjour, envoyez-moi votre RIB", "Bonjour, saisissez le code secret de votre carte",
            "Merci de confirmer vos coordonnées", "Merci de payer les frais de dossier",
            "Bonjour, toutes les infos sur vinted.fr", "Infos au 06 11 22 33 44",
            "Votre mot de passe est à confirmer : "
                    + "saisissez votre mot de passe",
            "https://exemple", "ce message est officiel",
            "Bonjour, le formulaire : https://docs.google.com/forms/d/1", "Bonjour, voir sites.google.com/view/x",
            "Bonjour, voir monsite.orange.fr/x"})
    void neverFindsNothingInALinkANumberOrARequest(String message) {
        assertThat(CHECK.check(message).risk()).isNotEqualTo(Risk.NOTHING_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Consultez votre compte sur ameli.fr", "Le 3646 répond à vos questions : appelez le 3646",
            "Votre espace vous attend sur impots.gouv.fr", "Transférez le SMS au 33700",
            "En cas de perte appelez le 0 892 705 705"})
    void isNotAlarmedByOfficialAddressesAndNumbers(String message) {
        assertThat(CHECK.check(message).risk()).as(() -> CHECK.check(message).toString()).isEqualTo(Risk.NOTHING_FOUND);
    }

    @Test
    void doesNotLetAnOfficialAddressSpeakForTheRest() {
        assertThat(
                CHECK.check("ameli.fr : votre carte Vitale expire, renouvelez-la sur ameli-renouvellement.fr").risk())
                .isEqualTo(Risk.HIGH);
    }

    @Test
    void namesTheBodyThatIsImitated() {
        assertThat(CHECK.check("Votre carte expire : carte-ameli.info").organisation()).map(Organisation::name)
                .contains("Assurance Maladie");
    }

    @Test
    void givesTheExactPieceOfTheMessage() {
        assertThat(CHECK.check("Bjr, « Réglez les FRAIS de douane » ici : Http://Exemple-Douane.com/é").signals())
                .extracting(Signal::evidence).contains("Http://Exemple-Douane.com/é", "Réglez les FRAIS");
    }

    @Test
    void saysWhenItCouldNotReadAll() {
        Assessment assessment = CHECK.check("bonjour ".repeat(20_000));
        assertThat(assessment.signals()).contains(new Signal.NotAllRead());
        assertThat(assessment.risk()).isEqualTo(Risk.CAUTION);
    }
}
