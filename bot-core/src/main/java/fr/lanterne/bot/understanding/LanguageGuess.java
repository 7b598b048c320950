package fr.lanterne.bot.understanding;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Guesses a language from its script or its most frequent words. French unless another is clearly ahead. */
final class LanguageGuess {

    private static final String FRENCH = "fr";
    private static final int CLEAR_LEAD = 2;

    private static final Map<String, Set<String>> FREQUENT_WORDS = new TreeMap<>(Map.of(
            FRENCH,
            Set.of("le", "la", "les", "un", "une", "des", "du", "de", "je", "j", "ai", "mon", "ma", "mes", "est", "et",
                    "pour", "comment", "que", "qui", "dans", "sur", "avec", "pas", "ne", "vous", "bonjour", "au", "ce"),
            "en",
            Set.of("the", "my", "i", "is", "how", "do", "what", "to", "can", "for", "and", "of", "please", "you",
                    "have", "where", "help", "this", "with", "need"),
            "es",
            Set.of("el", "los", "las", "como", "mi", "por", "para", "una", "puedo", "quiero", "hola", "donde", "que",
                    "es", "con", "necesito", "tengo", "de", "la"),
            "de", Set.of("der", "die", "das", "ich", "wie", "und", "ist", "mein", "meine", "kann", "bitte", "ein",
                    "eine", "nicht", "mit", "zu", "habe", "wo", "fur")));

    private LanguageGuess() {}

    static String of(PlainText text) {
        long letters = text.written().codePoints().filter(Character::isLetter).count();
        long arabic = text.written().codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC).count();
        if (letters > 0 && arabic * 2 > letters) {
            return "ar";
        }
        Map<String, Integer> counts = new TreeMap<>();
        FREQUENT_WORDS.forEach((language, words) -> counts.put(language, (int) text.tokens().stream()
                .filter(token -> words.contains(token.text().toLowerCase(Locale.ROOT))).count()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= counts.getOrDefault(FRENCH, 0) + CLEAR_LEAD)
                .max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(FRENCH);
    }
}
