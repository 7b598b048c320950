package fr.lanterne.bot.scam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasteReaderTests {

    private static final String MESSAGE = "Votre colis est en attente, réglez 1,99 € : http://colis-x.info/a";
    static final List<String> SCAMS = InventedMessages.SCAMS;

    private final PasteReader reader = new PasteReader(SharedScams.check()::leadsToStrangers);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "C'est une arnaque ? « M »|C'est une arnaque ?", "« M » c'est vrai ?|c'est vrai ?",
            "J'ai reçu ce sms : M|J'ai reçu ce sms", "bonjour jai recu ce message: M|bonjour jai recu ce message",
            "\"M\" est-ce un vrai message|est-ce un vrai message", "arnaque ou pas ? M|arnaque ou pas ?",
            "M. C'est une arnaque ?|C'est une arnaque ?", "M|", "> M|", "Fwd: M|",
            "---------- Message transféré ---------#M|",
            "ma question : est-ce une arnaque ?#M|ma question : est-ce une arnaque ?"})
    void partsWhatTheCitizenSaysFromWhatTheyReceived(String written, String said) {
        String text = written.replace("M", MESSAGE).replace('#', '\n').replace(MESSAGE + "essage", "Message");
        Pasted pasted = reader.read(text).orElseThrow();
        assertThat(pasted.received()).contains("Votre colis est en attente").contains("colis-x.info/a");
        assertThat(pasted.said()).isEqualTo(said == null ? "" : said);
    }

    @ParameterizedTest
    @FieldSource("SCAMS")
    void knowsAPastedMessageWithoutAnyQuestion(String scam) {
        assertThat(reader.read("c'est une arnaque ?\n" + scam)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c'est une arnaque ?", "ce sms est-il une arnaque ?", "j'ai reçu un sms bizarre",
            "j'ai reçu un mail c'est une arnaque ?", "vous pouvez vérifier un message ?",
            "est ce que c est un vrai message ou une arnaque"})
    void waitsForTheMessage(String text) {
        assertThat(reader.read(text)).get().extracting(Pasted::received).isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"comment renouveler ma carte vitale ?", "Comment je renouvelle mon permis de conduire ?",
            "un faux conseiller bancaire m'a appelé", "quel est le site des impôts", "où signaler une arnaque",
            "j'ai donné mon numéro de carte à un escroc", "comment aller sur ameli.fr ?",
            "puis-je payer sur amendes.gouv.fr",
            "une personne me demande de l'argent sur internet", "c koi franceconnect", "bonjour", "merci beaucoup",
            "je veux parler à quelqu'un", "votre site ne marche pas", "mon compte ameli est bloqué",
            "le livreur me demande de payer les frais de livraison par un lien", "vous êtes un robot ?",
            "j'ai reçu un sms qui demande de payer une amende, que faire ?", "comment reconnaître une arnaque ?",
            "Quels papiers pour la carte d'identité ? Et combien ça coûte ?", "c'est quoi l'aspa",
            "merci pour votre aide",
            "mon mari dit que « la carte vitale doit être mise à jour chaque année », où faire ça",
            "porter plainte en ligne escroquerie internet", "vous pouvez m'aider à remplir mes impôts ?",
            "impossible de se connecter à ameli.fr",
            "connexion francetravail.fr bloquée", "problème de paiement amendes.gouv.fr"})
    void takesNoQuestionForAReceivedMessage(String text) {
        assertThat(reader.read(text)).isEmpty();
    }
}
