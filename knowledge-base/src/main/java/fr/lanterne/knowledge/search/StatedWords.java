package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.Passage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a passage, to see which essentials it states by itself. Words of one or two letters do not count. */
record StatedWords(Passage passage, Set<String> words) {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    static StatedWords of(Passage passage) {
        return new StatedWords(passage, words(String.join(" ", passage.headings()) + " " + passage.text()));
    }

    /** Whether the headings and the text of one of the passages hold every word of the essential, in whatever order. */
    static boolean anyStates(Essential essential, List<StatedWords> passages) {
        Set<String> wanted = words(essential.text());
        return passages.stream().anyMatch(passage -> passage.words.containsAll(wanted));
    }

    private static Set<String> words(String text) {
        return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 2 || word.chars().anyMatch(Character::isDigit))
                .collect(Collectors.toSet());
    }
}
