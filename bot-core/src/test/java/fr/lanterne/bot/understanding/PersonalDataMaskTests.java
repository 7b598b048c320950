package fr.lanterne.bot.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataMaskTests {

    private final Understanding understanding = new Understanding();

    private String masked(String text) {
        return understanding.understand(text).masked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4970101234567890", "4970 1012 3456 7890", "4970-1012-3456-7890", "4970 1012 3456 7890",
            "４９７０ １０１２ ３４５６ ７８９０", "4970.1012.3456.7890", "49 70 10 12 34 56 78 90", "5555 5555 5555 4444",
            "3782 822463 10005", "4970101 234567890", "4970\u200B1012\u200B3456\u200B7890"})
    void masksBankCards(String card) {
        assertThat(masked("ma carte " + withCheckDigit(card) + " a été volée"))
                .isEqualTo("ma carte [carte bancaire] a été volée");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FR7630006000011234567890189", "FR76 3000 6000 0112 3456 7890 189",
            "fr76 3000 6000 0112 3456 7890 189", "FR76-3000-6000-0112-3456-7890-189", "FR76 30006 00001 12345678901 89",
            "FR14 2004 1010 0505 0001 3M02 606", "DE89 3704 0044 0532 0130 00", "BE68 5390 0754 7034"})
    void masksIbans(String iban) {
        assertThat(masked("Mon IBAN : " + iban + ", est-il bon ?")).isEqualTo("Mon IBAN : [IBAN], est-il bon ?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 55 08 14 168 025 38", "255081416802538", "2 55 08 14 168 025", "2 55 08 14 168 025 39",
            "2550814168025 38", "1 85 05 2A 006 084 05", "1 85 05 2a 006 084 05", "2.55.08.14.168.025.38"})
    void masksSocialSecurityNumbers(String number) {
        assertThat(masked("n° " + number + ".")).isEqualTo("n° [numéro de sécurité sociale].");
    }

    @ParameterizedTest
    @ValueSource(strings = {"06 12 34 56 78", "0612345678", "06.12.34.56.78", "06-12-34-56-78", "06/12/34/56/78",
            "+33 6 12 34 56 78", "+33612345678", "+33 (0)6 12 34 56 78", "0033 6 12 34 56 78", "01 42 76 40 40",
            "09 70 80 90 10", "07 81 22 33 44", "0612 345 678", "0262 48 48 48", "+32 470 12 34 56",
            "+44 7911 123456", "+ 33 (0)1 42 76 40 40", "06 12 34 56 78"})
    void masksTelephonesOfPeople(String phone) {
        assertThat(masked("Appelez-moi au " + phone + " svp")).isEqualTo("Appelez-moi au [téléphone] svp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jean.dupont@orange.fr", "Jean-Paul+caf@free.fr", "j_d@sous.domaine.co.uk",
            "éloïse@exemple.fr"})
    void masksEmails(String email) {
        assertThat(masked("écrivez à " + email + ".")).isEqualTo("écrivez à [e-mail].");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "j'ai reçu le code 482910 par SMS|j'ai reçu le code [code] par SMS",
            "Votre code de validation est 4829|Votre code de validation est [code]",
            "482910 est votre code WhatsApp|[code] est votre code WhatsApp",
            "code : 123 456|code : [code]", "mon code OTP = 12345678|mon code OTP = [code]",
            "le code c'est 2024|le code c'est [code]",
            "ils ont validé avec 918273 reçu par sms|ils ont validé avec [code] reçu par sms",
            "Code 12-34-56|Code [code]", "cryptogramme 123|cryptogramme [code]",
            "un homme m'a demandé le code reçu par SMS, c'était 774411, je lui ai dit|un homme m'a demandé le code reçu par SMS, c'était [code], je lui ai dit"})
    void masksOneTimeCodes(String text, String expected) {
        assertThat(masked(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "mot de passe : Soleil12|mot de passe : [mot de passe]", "mdp: azerty|mdp: [mot de passe]",
            "Mon mot de passe est Toto!2024, il ne marche plus|Mon mot de passe est [mot de passe], il ne marche plus",
            "mot de passe « chaton »|mot de passe « [mot de passe] »"})
    void masksPasswords(String text, String expected) {
        assertThat(masked(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Je suis né le 01/02/1954 et j'ai eu mon permis le 12 mars 1975.",
            "rendez-vous le 01/02/2024 12:30", "rendez-vous le 01 02 2024 12 30",
            "J'ai payé 1 234,56 € puis 3,50 € en 2024.", "un virement de 12 000 euros",
            "J'habite 75011 Paris, code postal 75011.", "le code postal est 33000",
            "J'appelle le 3646 ou le 17 ?", "Faut-il envoyer le SMS au 33700 ?", "SMS reçu du 38004",
            "33700 (SMS et appels frauduleux)", "un SMS, le 3018 répond",
            "application de l'article 2224 du code civil",
            "Le numéro 0 892 705 705 est payant, le 0 805 805 817 est gratuit.", "le 0800 130 000", "le 116 006",
            "Que dit l'article L133-24 du code monétaire ?", "le code de la route 2024", "le cerfa n° 12669*02",
            "la fiche F1450 du 2026-11-23", "mon mot de passe est oublié", "mot de passe : que faire ?",
            "mot de passe perdu", "un SMS me réclame 1500 euros", "validation sous 48 heures", "SMS de 2024",
            "identifiant SIRET 362 521 879 00034", "IMEI à 15 chiffres", "Bonjour, comment déclarer mes impôts 2025 ?",
            "le 24 h/24, 7 j/7", "PV de 135 € majoré à 375 €", "12 caractères et 4 types", "code du travail 2016",
            "Android 8 ou iOS 16 pour valider", "a@b",
            "https://www.service-public.gouv.fr/particuliers/vosdroits/F1450"})
    void leavesTheRest(String text) {
        assertThat(masked(text)).isEqualTo(text);
    }

    @Test
    void masksSeveralInOneMessage() {
        assertThat(
                masked("Je suis Léa (lea@orange.fr, 06 12 34 56 78), carte " + withCheckDigit("4970 1012 3456 7890")
                        + " exp 12/27, code 4321"))
                .isEqualTo("Je suis Léa ([e-mail], [téléphone]), carte [carte bancaire] exp 12/27, code [code]");
    }

    @Test
    void keepsTheTextAsWritten() {
        assertThat(understanding.understand("mon 06 12 34 56 78").text()).isEqualTo("mon 06 12 34 56 78");
    }

    @RepeatedTest(50)
    void masksAnyCardInAnyGroups(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String digits = withCheckDigit("4" + digits(random, 15));
        String written = digits.chars().mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining(random.nextBoolean() ? "" : " "));
        assertThat(masked("carte " + written + " merci")).as(written).isEqualTo("carte [carte bancaire] merci");
    }

    @RepeatedTest(50)
    void masksAnySocialSecurityNumber(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String number = String.format(Locale.ROOT, "%d%02d%02d%02d%s", 1 + random.nextInt(2), random.nextInt(100),
                1 + random.nextInt(12), 1 + random.nextInt(95), digits(random, 6));
        String key = String.format(Locale.ROOT, "%02d", 97 - Long.parseLong(number) % 97);
        assertThat(masked("voici " + number + key)).isEqualTo("voici [numéro de sécurité sociale]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "06 ", "4970-", "a@", "a.", "@", "code ", "mot de passe : ", "FR76", "2A", "+", "(0)",
            "0/", " a", "parler a ", "pas ", "sms 1234 ", "é", "-", "\u0301", "\uD835\uDFCF", ".a@b"})
    @Timeout(60)
    void endsWhateverTheText(String piece) {
        String text = piece.repeat(4_000 / piece.length());
        assertThat(masked(text)).isNotNull();
    }

    @RepeatedTest(20)
    void takesAnything(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String text = IntStream.range(0, 400).mapToObj(i -> Character.toString(random.nextInt(0xFFFF)))
                .collect(Collectors.joining());
        assertThat(masked(text)).isNotNull();
    }

    private static String digits(Random random, int count) {
        return IntStream.range(0, count).mapToObj(i -> String.valueOf(random.nextInt(10)))
                .collect(Collectors.joining());
    }

    /** The same number with its last digit made right by Luhn's rule. */
    private static String withCheckDigit(String card) {
        String digits = card.codePoints().filter(Character::isDigit)
                .mapToObj(c -> String.valueOf(Character.digit(c, 10))).collect(Collectors.joining());
        int sum = 0;
        for (int i = 1; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return card.substring(0, card.length() - 1) + (10 - sum % 10) % 10;
    }
}
