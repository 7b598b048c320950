package fr.lanterne.bot.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Refusal.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRequestsTests {

    private final SecretRequests requests = new SecretRequests();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Donnez-moi le code reçu par SMS                                  | CODE
        Pouvez-vous me communiquer le code à 6 chiffres ?                | CODE
        j'ai besoin de votre code de validation                          | CODE
        Quel est le code que vous avez reçu ?                            | CODE
        Il me faut le cryptogramme au dos                                | CODE
        Envoyez-moi votre mot de passe FranceConnect                     | PASSWORD
        quel est votre mdp ?                                             | PASSWORD
        Ne vous inquiétez pas. Donnez-moi vos identifiants impots.gouv   | PASSWORD
        Il me faudrait votre mot de passe                                | PASSWORD
        Envoyez-nous une photo de votre carte bancaire                   | BANK_DATA
        pouvez-vous me donner votre RIB                                  | BANK_DATA
        J'ai besoin de votre IBAN pour le remboursement                  | BANK_DATA
        Donnez le numéro de votre carte bleue                            | BANK_DATA
        Faites-moi un virement de 30 euros                               | MONEY
        Payez-moi les frais de dossier                                   | MONEY
        Achetez deux coupons PCS et gardez le reçu                       | MONEY
        Vous devez verser 20 euros sur mon compte                        | MONEY
        """)
    void noticesWhatIsAskedFor(String text, Secret secret) {
        assertThat(requests.in(text)).contains(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bonjour, je suis Anne. Comment puis-je vous aider ?",
            "Ne donnez jamais votre code à personne.", "Ne communiquez pas votre mot de passe.",
            "Personne ne doit vous demander votre numéro de carte bancaire.", "Quel est votre code postal ?",
            "Donnez-moi votre code postal, je cherche un lieu proche.",
            "Le timbre coûte 25 euros, à payer sur ants.gouv.fr.",
            "Sur le site, cliquez sur « Mot de passe oublié ».",
            "Votre banque peut bloquer votre carte bancaire au 0 892 705 705.",
            "Tapez votre mot de passe sur le site officiel, pas ici.", "Avez-vous déjà payé ces personnes ?",
            "Envoyez votre dossier par courrier à la CAF.", "Pouvez-vous me dire ce que vous voyez à l'écran ?",
            "Donnez votre attestation de domicile à la mairie.", "Quel est votre prénom ?"})
    void letsAdviceAndQuestionsPass(String text) {
        assertThat(requests.in(text)).isEmpty();
    }
}
