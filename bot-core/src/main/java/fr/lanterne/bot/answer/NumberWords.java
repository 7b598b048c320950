package fr.lanterne.bot.answer;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** French numbers in words: {@code quatre-vingt-dix-sept}, {@code deux cent mille}, {@code une quinzaine}. */
final class NumberWords {

    private static final Map<String, Integer> UNITS = Map.ofEntries(Map.entry("un", 1), Map.entry("une", 1),
            Map.entry("deux", 2), Map.entry("trois", 3), Map.entry("quatre", 4), Map.entry("cinq", 5),
            Map.entry("six", 6), Map.entry("sept", 7), Map.entry("huit", 8), Map.entry("neuf", 9),
            Map.entry("dix", 10), Map.entry("onze", 11), Map.entry("douze", 12), Map.entry("treize", 13),
            Map.entry("quatorze", 14), Map.entry("quinze", 15), Map.entry("seize", 16), Map.entry("vingt", 20),
            Map.entry("vingts", 20), Map.entry("trente", 30), Map.entry("quarante", 40),
            Map.entry("cinquante", 50), Map.entry("soixante", 60), Map.entry("septante", 70),
            Map.entry("huitante", 80), Map.entry("octante", 80), Map.entry("nonante", 90),
            Map.entry("huitaine", 8), Map.entry("dizaine", 10), Map.entry("douzaine", 12),
            Map.entry("quinzaine", 15), Map.entry("vingtaine", 20), Map.entry("trentaine", 30),
            Map.entry("cinquantaine", 50), Map.entry("centaine", 100));
    private static final String WORD = "(?:" + String.join("|",
            UNITS.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList())
            + "|cents?|mille|millions?|milliards?)";
    private static final Pattern NUMBER = Pattern
            .compile("\\b" + WORD + "\\b(?:(?:[ -]et[ -]|[ -])" + WORD + "\\b){0,12}+");
    private static final Pattern RANGE_AHEAD = Pattern.compile(" (?:a|ou|et) (?:[0-9]+|" + NUMBER.pattern() + ")");
    private static final Pattern FIGURES_BEFORE = Pattern.compile("[0-9] $");
    private static final int FIRST_OF_TWO_DIGITS = 10;

    private NumberWords() {}

    /**
     * The text with numbers in figures. Small ones stay in words unless a unit follows, since {@code un}, {@code neuf} and
     * {@code les deux} are mostly other words.
     */
    static String inFigures(String folded) {
        return NUMBER.matcher(folded).replaceAll(match -> figures(folded, match));
    }

    /** All numbers in words. */
    static Set<Long> in(String folded) {
        Set<Long> numbers = new LinkedHashSet<>();
        NUMBER.matcher(folded).results().forEach(match -> numbers.add(value(match.group())));
        return numbers;
    }

    private static String figures(String folded, MatchResult match) {
        long value = value(match.group());
        boolean scales = match.group().startsWith("milli") && FIGURES_BEFORE.matcher(folded)
                .region(0, match.start()).find();
        boolean counts = !scales && (value >= FIRST_OF_TWO_DIGITS || Facts.unitFollows(folded, match.end())
                || rangeFollows(folded, match.end()));
        return counts ? Long.toString(value) : match.group();
    }

    /** {@code deux} counts in {@code deux à quatre jours}. */
    private static boolean rangeFollows(String folded, int index) {
        Matcher range = RANGE_AHEAD.matcher(folded).region(index, folded.length());
        return range.lookingAt() && Facts.unitFollows(folded, range.end());
    }

    private static long value(String words) {
        long total = 0;
        long current = 0;
        for (String word : words.split("[ -]", -1)) {
            switch (word) {
                case "et" -> {
                }
                case "cent", "cents" -> current = Math.max(1, current) * 100;
                case "mille" -> {
                    total += Math.max(1, current) * 1_000;
                    current = 0;
                }
                case "million", "millions" -> {
                    total = (total + Math.max(1, current)) * 1_000_000;
                    current = 0;
                }
                case "milliard", "milliards" -> {
                    total = (total + Math.max(1, current)) * 1_000_000_000;
                    current = 0;
                }
                default -> current = plus(current, word);
            }
        }
        return total + current;
    }

    /** {@code quatre-vingt} multiplies; {@code une dizaine} counts; all else adds. */
    private static long plus(long current, String word) {
        int unit = UNITS.getOrDefault(word, 0);
        if (unit == 20 && current % 100 == 4) {
            return current - 4 + 80;
        }
        return word.endsWith("aine") ? Math.max(1, current) * unit : current + unit;
    }
}
