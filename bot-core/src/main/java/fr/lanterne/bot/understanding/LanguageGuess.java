package fr.lanterne.bot.understanding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Guesses a language from its script or its most frequent words. French unless another is clearly ahead. */
final class LanguageGuess {

    private static final String FRENCH = "fr";
    private static final int CLEAR_LEAD = 2;

    /** Undetermined, as ISO 639-2 has it. */
    private static final String UNKNOWN = "und";

    private static final Pattern UKRAINIAN = Pattern.compile("[іїєґІЇЄҐ]");

    private static final Map<String, Set<String>> FREQUENT_WORDS = frequentWords();

    private LanguageGuess() {}

    static String of(PlainText text) {
        Optional<String> byScript = byScript(text.written());
        if (byScript.isPresent()) {
            return byScript.get();
        }
        List<String> written = Wording.of(text).words();
        Map<String, Integer> counts = new TreeMap<>();
        FREQUENT_WORDS.forEach(
                (language, words) -> counts.put(language, (int) written.stream().filter(words::contains).count()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= counts.getOrDefault(FRENCH, 0) + CLEAR_LEAD)
                .max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(FRENCH);
    }

    /** The language of a script that French is never written in, when most letters are of that script. */
    private static Optional<String> byScript(String text) {
        Map<Character.UnicodeScript, Long> letters = text.codePoints().filter(Character::isLetter).boxed()
                .collect(Collectors.groupingBy(Character.UnicodeScript::of, Collectors.counting()));
        return letters.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
                .flatMap(script -> switch (script) {
                    case LATIN, COMMON, INHERITED -> Optional.empty();
                    case ARABIC -> Optional.of("ar");
                    case CYRILLIC -> Optional.of(UKRAINIAN.matcher(text).find() ? "uk" : "ru");
                    case HAN -> Optional.of("zh");
                    default -> Optional.of(UNKNOWN);
                });
    }

    private static Map<String, Set<String>> frequentWords() {
        Map<String, Set<String>> frequent = new TreeMap<>();
        WordLists.lines("languages").forEach(line -> {
            String[] sides = line.split(" = ", 2);
            frequent.put(sides[0], Set.copyOf(List.of(sides[1].split(" "))));
        });
        return frequent;
    }
}
