package fr.lanterne.bot.scam.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FingerprintTests {

    private static final List<String> MESSAGES = List.of(
            "Chronopost : votre colis FR4829 est en attente, réglez 1,99 € avant le 12/11 sur https://chrono-frais.info/a",
            "ANTAI : votre amende de 35 € n'a pas été payée à temps, régularisez sous 24h : antai-reglement.com",
            "Coucou maman, mon téléphone est cassé. C'est mon nouveau numéro. Écris-moi sur WhatsApp au 06 12 34 56 78",
            "Doctolib : rappel de votre rendez-vous avec le docteur Martin demain à 9h30. Déplacer : doctolib.fr/r/xyz",
            "Votre carte Vitale arrive à expiration. Remplissez le formulaire pour conserver vos droits : vitale-sante.fr",
            "Votre nouvelle carte Vitale est prête. Pour la recevoir, payez les frais d'envoi ici : vitale-envoi.com");

    /** What leaves a message the very same one. */
    private static final Map<String, UnaryOperator<String>> SAME = new TreeMap<>(Map.of(
            "upper case", text -> text.toUpperCase(Locale.FRENCH),
            "no accents", text -> Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}", ""),
            "zero width", text -> text.replaceAll("(?<=\\p{L}{2})(?=\\p{L}{2})", "\u200B"),
            "Cyrillic letters", text -> text.replace('a', 'а').replace('o', 'о').replace('e', 'е'),
            "line ends and blanks", text -> text.replace(" ", " \n "),
            "no-break blanks", text -> text.replace(' ', '\u00A0'),
            "another link", text -> text.replaceAll("(?<=[a-z-])\\.(info|com|fr)(/\\S*)?", ".top/9x7"),
            "other amounts and dates", text -> text.replaceAll("\\d", "7"),
            "another number", text -> text.replace("06 12 34 56 78", "+33 7 99 88 77 66"),
            "typographic marks", text -> text.replace("'", "’").replace(" :", " —")));

    @Test
    void isTheSameWhateverTheCaseTheDisguiseTheLinkAndTheDigits() {
        MESSAGES.forEach(message -> SAME.forEach((name, change) -> assertThat(
                fingerprint(change.apply(message)).likeness(fingerprint(message)))
                .as("%s: %s", name, change.apply(message)).isEqualTo(1.0)));
    }

    @Test
    void keepsDifferentMessagesApartAlsoOfOneFamily() {
        MESSAGES.forEach(one -> MESSAGES.stream().filter(other -> !other.equals(one))
                .forEach(other -> assertThat(fingerprint(one).isLike(fingerprint(other))).as("%s / %s", one, other)
                        .isFalse()));
    }

    @Test
    void survivesAFewOtherWordsAndAPictureReadWithSlips() {
        Variants variants = new Variants(7, List.of("encore", "merci", "bientôt", "colis", "service"));
        long met = MESSAGES.stream().flatMap(message -> variants.of(message).values().stream()
                .map(variant -> fingerprint(variant).isLike(fingerprint(message)))).filter(alike -> alike).count();

        assertThat(met).isGreaterThanOrEqualTo(MESSAGES.size() * 6L - 1);
    }

    @Test
    void comesBackFromTheStoreAsItWas() {
        Fingerprint before = fingerprint(MESSAGES.getFirst());
        Fingerprint after = Fingerprint.fromBytes(before.toBytes());

        assertThat(after.likeness(before)).isEqualTo(1.0);
        assertThat(after.keys()).isEqualTo(before.keys());
    }

    @Test
    void tellsNothingOfATextThatCouldBeAnybodys() {
        assertThat(Fingerprint.of("")).isEmpty();
        assertThat(Fingerprint.of("ok merci 0612345678")).isEmpty();
        assertThat(Fingerprint.of("Votre colis : https://une-tres-longue-adresse-de-colis.example.com/abc")).isEmpty();
    }

    @Test
    void takesAnyTextInBoundedTime() {
        Random chance = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            String text = chance.ints(chance.nextInt(200), 0, Character.MAX_CODE_POINT + 1)
                    .filter(code -> code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE)
                    .mapToObj(Character::toString).collect(Collectors.joining());
            Fingerprint.of(text).ifPresent(any -> assertThat(any.likeness(any)).isEqualTo(1.0));
        }
        long start = System.nanoTime();
        Fingerprint.of("votre colis attend ".repeat(50_000));
        assertThat(System.nanoTime() - start).isLessThan(500_000_000L);
    }

    private static Fingerprint fingerprint(String message) {
        return Fingerprint.of(message).orElseThrow();
    }
}
