package fr.lanterne.bot.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstandingTests {

    private final Understanding understanding = new Understanding();

    @ParameterizedTest
    @ValueSource(strings = {"Je veux parler à une personne", "je veux parler à quelqu'un", "un humain svp",
            "conseiller",
            "/humain", "Conseillère s'il vous plaît", "vous êtes un robot, je veux pas d'un robot", "pas un robot",
            "j'en ai marre de ce robot", "passez-moi quelqu'un", "je voudrais un conseiller",
            "est-ce que je peux avoir un agent au téléphone ?", "Bonjour, je préfère parler à un être humain",
            "JE VEUX UN VRAI HUMAIN", "mettez-moi en relation avec un médiateur", "parler a quelquun",
            "comment parler à un humain ?", "rappelez-moi", "je voudrais discuter avec une vraie personne",
            "j'ai besoin de parler à quelqu'un de mon problème", "I want to talk to a human", "human please",
            "humain", "quelqu’un ?", "Je veux parler à un conseiller, pas à une machine",
            "Je veux parler à une personne pour mes impôts", "je voudrais un humain, au sujet de ma banque",
            "passez-moi quelqu'un pour le dossier de ma mère à la CAF"})
    void hearsThatAHumanIsWanted(String text) {
        assertThat(understanding.understand(text).intent()).isEqualTo(Intent.HUMAN_WANTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"je veux parler à mon conseiller France Travail, comment faire ?",
            "comment contacter un conseiller de la CAF ?", "un faux conseiller bancaire m'a appelé",
            "puis-je donner procuration à une personne ?", "je veux changer de conseiller pôle emploi",
            "comment joindre quelqu'un à la préfecture", "comment joindre quelqu'un à la CAF pour mon dossier ?",
            "pour les impôts, comment contacter un agent de mon centre ?", "bonjour, comment refaire mon permis ?",
            "merci de me dire comment refaire ma carte", "une personne me demande de l'argent sur internet",
            "comment porter plainte contre une personne", "agent immobilier malhonnête que faire", "?",
            "quel est le numéro des impôts", "Bonjour j'ai reçu un sms bizarre",
            "je parle tous les jours avec une personne rencontrée sur un site, elle veut de l'argent"})
    void hearsAQuestion(String text) {
        assertThat(understanding.understand(text).intent()).isEqualTo(Intent.QUESTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bonjour", "Salut !", "Bonsoir madame", "coucou ça va ?", "hello", "/start",
            "Bonjour à tous",
            "bjr"})
    void hearsAGreeting(String text) {
        assertThat(understanding.understand(text).intent()).isEqualTo(Intent.GREETING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"merci", "Merci beaucoup !", "ok merci bonne journée", "Merci pour votre aide", "mci",
            "super, merci bien", "au revoir", "je vous remercie", "\uD83D\uDC4D"})
    void hearsThanks(String text) {
        assertThat(understanding.understand(text).intent()).isEqualTo(Intent.THANKS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"comment refaire mon permis|fr", "How do I renew my driving licence?|en",
            "¿Cómo puedo renovar mi permiso?|es", "Wie kann ich meinen Führerschein erneuern?|de",
            "كيف أجدد رخصة القيادة؟|ar", "SMS|fr", "carte vitale|fr", "je n'arrive pas à me login sur the site|fr"})
    void guessesTheLanguage(String text, String language) {
        assertThat(understanding.understand(text).language()).isEqualTo(language);
    }

    @Test
    void searchesWithoutTheWordsThatStandForPersonalData() {
        assertThat(new Understanding().understand("mon permis est perdu 06 12 34 56 78").searched())
                .isEqualTo("mon permis est perdu");
    }
}
