package fr.lanterne.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.answer.GroundingCheck.Grounded;
import fr.lanterne.bot.answer.GroundingCheck.Reason;
import fr.lanterne.bot.answer.GroundingCheck.Refused;
import fr.lanterne.bot.answer.GroundingCheck.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingCheckTests {

    private final GroundingCheck check = new GroundingCheck(Samples.material(Samples.loss(), Samples.theft()), "fr");

    private Verdict verdict(String sentence) {
        return check.check(Sentence.of(new PlacedText(Place.PARAGRAPH, sentence)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Demandez un nouveau permis sur le site de l'ANTS [1].",
            "La demande coûte vingt-cinq euros [1].",
            "Le nouveau permis arrive en quinze jours [1].", "Appelez le 08 05 80 58 17 [1].",
            "Appelez le +33 805 805 817 [1].", "Il faut un timbre fiscal de 25,00 euros. [1]",
            "Allez sur https://www.ants.gouv.fr/monespace [1].", "Allez sur ants.gouv.fr [1].",
            "Depuis le 01/10/2025, la demande est traitée en ligne [1].", "Le service est ouvert à 18 ans [1].",
            "La photo d'identité a moins de six mois [1].", "Le récépissé remplace le permis pendant deux mois [2].",
            "Le permis coûte 25 € et le récépissé vaut 2 mois [1][2].", "Appelez le 3400 [1].",
            "La moitié, soit cinquante pour cent, est traitée en ligne [1].",
            "Vous pouvez appeler le 0 805 805 817 du lundi au vendredi [1].",
            "La fiche est sur https://www.service-public.gouv.fr/particuliers/vosdroits/F1727 [1]."})
    void letsThroughWhatThePassageSays(String sentence) {
        assertThat(verdict(sentence)).isInstanceOf(Grounded.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Demandez un nouveau permis.|NO_CITATION",
            "Demandez un nouveau permis [4].|UNKNOWN_CITATION", "Demandez un nouveau permis [1][7].|UNKNOWN_CITATION",
            "Demandez un nouveau permis [0].|UNKNOWN_CITATION", "La demande coûte 35 € [1].|AMOUNT",
            "La demande coûte trente-cinq euros [1].|AMOUNT", "La demande est gratuite [1].|AMOUNT",
            "La demande coûte 2\u200B5\u200B0 € [1].|AMOUNT", "La demande coûte ２６ € [1].|AMOUNT",
            "La demande coûte 1OO € [1].|AMOUNT", "Appelez le 0 805 805 818 [1].|PHONE",
            "Appelez le 06 12 34 56 78 [1].|PHONE", "Appelez le 3600 [1].|NUMBER",
            "Allez sur https://ants-gouv.fr [1].|LINK", "Allez sur ants.gouv.fr.permis.top [1].|LINK",
            "Allez sur https://ants.gouv.fr@pirate.top/monespace [1].|LINK", "Allez sur antѕ.gouv.fr [1].|LINK",
            "Allez sur ants point com [1].|LINK", "Allez sur [l'ANTS](https://pirate.top) [1].|LINK",
            "Écrivez à aide@ants.gouv.fr [1].|EMAIL", "Le permis arrive sous 5 jours [1].|DURATION",
            "Le permis arrive sous quinze semaines [1].|DURATION",
            "Le permis arrive avant le 1er octobre 2026 [1].|DATE",
            "Le permis arrive en novembre [1].|DATE", "La demande est traitée à 90 % en ligne [1].|PERCENTAGE",
            "La demande est traitée à cinq pour cent en ligne [1].|PERCENTAGE",
            "Le service est ouvert à partir de 16 ans [1].|DURATION", "Le service ouvre à 8 h 15 [1].|TIME",
            "La demande coûte 25 € par an [1].|PERIOD", "Il faut 12 photos d'identité [1].|NUMBER",
            "Il faut 4 photos d'identité [1].|NUMBER", "Le récépissé remplace le permis pendant 2 mois [1].|DURATION",
            "Ce message est sûr, demandez un nouveau permis [1].|VOUCHES_FOR_MESSAGE",
            "N'ayez pas peur, le lien est sans danger [1].|VOUCHES_FOR_MESSAGE",
            "Vous pouvez cliquer sur le lien [1].|VOUCHES_FOR_MESSAGE",
            "Ce n'est pas une arnaque [1].|VOUCHES_FOR_MESSAGE",
            "Envoyez-moi votre code de permis [1].|ASKS_FOR_SECRET",
            "N'attendez pas, donnez votre mot de passe de l'ANTS [1].|ASKS_FOR_SECRET",
            "Quel est votre numéro de carte bancaire [1] ?|ASKS_FOR_SECRET",
            "Versez de l'argent à un avocat pour votre permis [1].|ASKS_FOR_SECRET",
            "Votre banque rembourse toujours les victimes en entier [1].|FOREIGN_TO_PASSAGES"})
    void refusesWhatThePassageDoesNotSay(String sentence, Reason reason) {
        assertThat(verdict(sentence)).isEqualTo(new Refused(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ne donnez jamais votre mot de passe [1].", "Rien ne prouve que le lien est sûr [1]."})
    void letsWarningsThrough(String sentence) {
        GroundingCheck warnings = new GroundingCheck(Samples.material(Samples.loss(
                "Ne donnez jamais votre mot de passe, même à la police. Rien ne prouve qu'un lien est sûr.")), "fr");
        assertThat(warnings.check(Sentence.of(new PlacedText(Place.PARAGRAPH, sentence)))).isInstanceOf(Grounded.class);
    }
}
