package fr.lanterne.knowledge.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The title of a fiche as questions are held against it.
 *
 * @param stems distinct
 * @param head the stems of what stands before a colon, a dash or a bracket
 * @param trigrams of its words, sorted
 */
record TitleWords(List<Stem> stems, Set<String> head, int[] trigrams, boolean isQuestion) {

    private static final Pattern HEAD_END = Pattern.compile("\\p{Z}*[:(]|\\p{Z}[-–]\\p{Z}");

    /** A stem, and how rare it is among the fiches. */
    record Stem(String stem, double rarity) {}

    static TitleWords of(String title, IndexView view) throws IOException {
        List<Stem> stems = new ArrayList<>();
        for (String stem : Set.copyOf(FrenchAnalysis.stems(title))) {
            stems.add(new Stem(stem, view.rarity(stem)));
        }
        List<String> words = FrenchAnalysis.words(title).stream().filter(word -> !FrenchAnalysis.isStopWord(word))
                .toList();
        return new TitleWords(List.copyOf(stems),
                Set.copyOf(FrenchAnalysis.stems(HEAD_END.split(title, 2)[0])), trigrams(words),
                title.stripTrailing().endsWith("?"));
    }

    double rarity() {
        return stems.stream().mapToDouble(Stem::rarity).sum();
    }

    double rarityNamedBy(WeighedQuestion question) {
        return stems.stream().filter(stem -> question.asksFor(stem.stem())).mapToDouble(Stem::rarity).sum();
    }

    double rarestNotNamedBy(WeighedQuestion question) {
        return stems.stream().filter(stem -> !question.asksFor(stem.stem())).mapToDouble(Stem::rarity).max()
                .orElse(0);
    }

    /** How many of its trigrams are among these, which are sorted. */
    int commonTrigrams(int[] others) {
        int common = 0;
        int other = 0;
        for (int trigram : trigrams) {
            while (other < others.length && others[other] < trigram) {
                other++;
            }
            common += other < others.length && others[other] == trigram ? 1 : 0;
        }
        return common;
    }

    /** Three letters in a row, those at either end of a word with its border; each once, sorted. */
    static int[] trigrams(List<String> words) {
        return words.stream().map(word -> " " + word + " ")
                .flatMapToInt(word -> IntStream.rangeClosed(0, word.length() - 3)
                        .map(at -> (word.charAt(at) * 31 + word.charAt(at + 1)) * 31 + word.charAt(at + 2)))
                .sorted().distinct().toArray();
    }
}
