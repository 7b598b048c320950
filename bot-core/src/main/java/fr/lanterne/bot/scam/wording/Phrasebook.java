package fr.lanterne.bot.scam.wording;

import fr.lanterne.bot.scam.wording.ReadableText.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The phrases that give a scam away, each under the name of what it shows; read from a file that says why each group is
 * there: {@code [name]} opens a group, then a phrase a line, {@code #} starts a remark.
 */
public final class Phrasebook {

    private record Named(String name, Phrase phrase) {}

    private final Map<String, List<Named>> byWord = new HashMap<>();
    /** By the first letters, so that a text's every word is compared with few phrases only. */
    private final Map<String, List<Named>> byBeginning = new HashMap<>();

    private static final int LETTERS = 3;

    private Phrasebook(Map<String, List<Phrase>> groups) {
        groups.forEach((name, phrases) -> phrases.forEach(phrase -> add(new Named(name, phrase))));
    }

    /** Reads the lines of a phrase file; whatever is wrong with it is a fault of ours. */
    public static Phrasebook parse(List<String> lines, Set<String> names) {
        Map<String, List<Phrase>> groups = new LinkedHashMap<>();
        String name = "";
        for (String raw : lines) {
            String line = raw.strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                name = line.substring(1, line.length() - 1);
                if (!names.contains(name)) {
                    throw new IllegalArgumentException("the phrases name an unknown group: " + name);
                }
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                groups.computeIfAbsent(name, group -> new ArrayList<>()).add(Phrase.parse(line));
            }
        }
        return new Phrasebook(groups);
    }

    private void add(Named named) {
        Phrase.Element first = named.phrase().elements().getFirst();
        first.words().forEach(word -> byWord.computeIfAbsent(word, key -> new ArrayList<>()).add(named));
        first.beginnings().stream().map(beginning -> beginning.substring(0, LETTERS)).distinct()
                .forEach(letters -> byBeginning.computeIfAbsent(letters, key -> new ArrayList<>()).add(named));
    }

    /** What each group of phrases that occurs was first recognised by, as sent. */
    public Map<String, String> findIn(ReadableText text) {
        Map<String, String> found = new LinkedHashMap<>();
        List<Word> words = text.words();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            look(byWord.getOrDefault(word, List.of()), text, i, found);
            if (word.length() >= LETTERS) {
                look(byBeginning.getOrDefault(word.substring(0, LETTERS), List.of()), text, i, found);
            }
        }
        return found;
    }

    private static void look(List<Named> phrases, ReadableText text, int first, Map<String, String> found) {
        for (Named named : phrases) {
            if (!found.containsKey(named.name())) {
                int end = named.phrase().endIfStartsAt(text.words(), first);
                if (end > 0) {
                    found.put(named.name(),
                            text.sent(text.words().get(first).start(), text.words().get(end - 1).end()));
                }
            }
        }
    }
}
