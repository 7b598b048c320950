package fr.lanterne.knowledge.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The title of a fiche as questions are held against it.
 *
 * @param rarity of each of its stems
 * @param trigrams of its words
 */
record TitleWords(Map<String, Double> rarity, double total, Set<String> head, Set<String> trigrams, boolean isQuestion) {

    static TitleWords of(String title, IndexView view) throws IOException {
        Map<String, Double> rarity = new HashMap<>();
        for (String stem : FrenchAnalysis.stems(title)) {
            rarity.put(stem, view.rarity(stem));
        }
        double total = rarity.values().stream().mapToDouble(Double::doubleValue).sum();
        return new TitleWords(rarity, total, Set.copyOf(FrenchAnalysis.stems(title.split("[\u00a0 ]*[:(]|[\u00a0 ]-[\u00a0 ]",2)[0])), trigrams(FrenchAnalysis.words(title).stream()
                .filter(word -> !FrenchAnalysis.isStopWord(word)).toList()), title.endsWith("?"));
    }

    /** Three letters in a row, those at either end of a word with its border. */
    static Set<String> trigrams(List<String> words) {
        Set<String> trigrams = new HashSet<>();
        for (String word : words) {
            String bordered = " " + word + " ";
            for (int i = 0; i + 3 <= bordered.length(); i++) {
                trigrams.add(bordered.substring(i, i + 3));
            }
        }
        return trigrams;
    }
}
