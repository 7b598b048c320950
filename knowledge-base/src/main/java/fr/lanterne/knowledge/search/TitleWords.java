package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The title of a fiche as questions are held against it.
 *
 * @param stems distinct
 * @param head how many of the stems stand before a colon, a dash or a bracket
 * @param trigrams of its words, sorted
 */
record TitleWords(List<Stem> stems, int head, int[] trigrams, boolean isQuestion, boolean isOnCivilService) {

    private static final Set<String> CIVIL_SERVICE = Stream.of("fonctionnaire", "fonction", "publique", "public",
            "agent", "territoriale").map(FrenchAnalysis::stem).collect(Collectors.toUnmodifiableSet());

    /** A stem, and how rare it is among the fiches. */
    record Stem(String stem, double rarity, boolean isInHead) {}

    static TitleWords of(String title, IndexView view) throws IOException {
        Set<String> head = Set.copyOf(FrenchAnalysis.stems(Passage.subjectOf(title)));
        List<Stem> stems = new ArrayList<>();
        for (String stem : new LinkedHashSet<>(FrenchAnalysis.stems(title))) {
            stems.add(new Stem(stem, view.rarity(stem), head.contains(stem)));
        }
        List<String> words = FrenchAnalysis.words(title).stream().filter(word -> !FrenchAnalysis.isStopWord(word))
                .toList();
        return new TitleWords(List.copyOf(stems), head.size(), trigrams(words), title.stripTrailing().endsWith("?"),
                stems.stream().anyMatch(stem -> CIVIL_SERVICE.contains(stem.stem())));
    }

    /**
     * How a question meets the title.
     *
     * @param named the rarity of its stems that the question asks for
     * @param unnamed the rarity of the others
     * @param rarestUnnamed the rarity of the rarest of them
     * @param stems how many the question asks for
     * @param head how many of those of the head
     * @param trigrams how many it shares
     */
    record Meeting(double named, double unnamed, double rarestUnnamed, int stems, int head, int trigrams) {}

    Meeting with(WeighedQuestion question) {
        double named = 0;
        double unnamed = 0;
        double rarestUnnamed = 0;
        int asked = 0;
        int inHead = 0;
        for (Stem stem : stems) {
            if (question.asksFor(stem.stem())) {
                named += stem.rarity();
                asked++;
                inHead += stem.isInHead() ? 1 : 0;
            } else {
                unnamed += stem.rarity();
                rarestUnnamed = Math.max(rarestUnnamed, stem.rarity());
            }
        }
        return new Meeting(named, unnamed, rarestUnnamed, asked, inHead, commonTrigrams(question.trigrams()));
    }

    /** How many of its trigrams are among these, which are sorted. */
    private int commonTrigrams(int[] others) {
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

    /** Whether the question says that it is about the civil service. */
    static boolean asksForCivilService(WeighedQuestion question) {
        return question.asksForAny(CIVIL_SERVICE);
    }

    /** Three letters in a row, those at either end of a word with its border; each once, sorted. */
    static int[] trigrams(List<String> words) {
        return words.stream().map(word -> " " + word + " ")
                .flatMapToInt(word -> IntStream.rangeClosed(0, word.length() - 3)
                        .map(at -> (word.charAt(at) * 31 + word.charAt(at + 1)) * 31 + word.charAt(at + 2)))
                .sorted().distinct().toArray();
    }
}
