package fr.lanterne.bot.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyAtRiskTests {

    private final MoneyAtRisk moneyAtRisk = new MoneyAtRisk();

    @ParameterizedTest
    @ValueSource(strings = {"j'ai donné mon code de carte bleue à un faux conseiller, il me rappelle",
            "J’ai communiqué mon numéro de carte bancaire", "jai donner ma cb sur un faux site",
            "ma mère a donné ses coordonnées bancaires au téléphone", "je lui ai dicté le code reçu par sms",
            "j'ai rentré les chiffres de ma carte", "j'ai validé le paiement dans l'appli",
            "on a confirmé l'opération comme il demandait", "il a pris la main sur mon ordinateur",
            "un technicien de microsoft est connecté avec anydesk, il l'a installé hier et connecté à distance",
            "j'ai payé 49 euros sur un site frauduleux", "je me suis fait arnaquer, j'ai envoyé 300 euros",
            "c'était une arnaque. j'ai fait un virement de 2000 euros", "j'ai acheté des cartes transcash pour lui",
            "mon compte a été vidé", "Arnaque : j’ai donné ma carte ou mon compte bancaire",
            "Arnaque : j’ai validé une opération ou donné un code", "Arnaque : j’ai payé ou envoyé de l’argent",
            "Arnaque : j’ai installé quelque chose ou laissé prendre la main"})
    void noticesThatAScammerMayBeTakingMoney(String told) {
        assertThat(moneyAtRisk.isToldIn(told)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"je n'ai pas donné mon code de carte", "je n'ai rien payé à ces escrocs",
            "j'ai failli donner ma carte bancaire", "dois-je donner mon numéro de carte ?",
            "on me demande mon code de carte, que faire ?", "j'ai payé mon amende hier",
            "j'ai donné ma carte vitale à la pharmacie", "j'ai donné ma carte d'identité à la mairie",
            "j'ai donné mon rib à la caf", "j'ai envoyé mon code postal", "je veux un humain",
            "Arnaque : je n’ai rien fait", "Arnaque : j’ai seulement cliqué", "comment refaire ma carte grise ?",
            "j'ai fait une demande de carte bancaire à ma banque", "j'ai perdu ma carte bleue",
            "comment payer une amende ?"})
    void takesNothingElseForThat(String told) {
        assertThat(moneyAtRisk.isToldIn(told)).isFalse();
    }

    @Test
    void isRareAmongRealQuestions() throws IOException {
        List<String> questions = Files.readAllLines(SharedData.file("questions/piaf.dev.tsv"));
        assertThat(questions.stream().filter(moneyAtRisk::isToldIn)).hasSizeLessThanOrEqualTo(questions.size() / 100);
    }
}
