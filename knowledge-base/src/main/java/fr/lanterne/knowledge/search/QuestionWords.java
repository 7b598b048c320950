package fr.lanterne.knowledge.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What people write in questions and fiches do not: greetings and turns of phrase that ask for nothing
 * ({@code question-words.txt}), and other names of what fiches speak of ({@code synonyms.txt}).
 */
final class QuestionWords {

    private final Set<String> empty;
    private final List<Synonym> synonyms;

    /**
     * Words that stand for others.
     *
     * @param replaces whether the words are read as if the others had been written, rather than beside them
     */
    record Synonym(List<String> words, List<String> others, boolean replaces) {
        Synonym {
            words = List.copyOf(words);
            others = List.copyOf(others);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("a synonym needs words to stand for");
            }
        }
    }

    private QuestionWords(Set<String> empty, List<Synonym> synonyms) {
        this.empty = Set.copyOf(empty);
        this.synonyms = List.copyOf(synonyms);
    }

    static QuestionWords shipped() {
        Set<String> empty = new HashSet<>();
        lines("question-words.txt").forEach(line -> empty.addAll(FrenchAnalysis.words(line)));
        List<Synonym> synonyms = lines("synonyms.txt").stream().map(QuestionWords::synonym).toList();
        return new QuestionWords(empty, synonyms);
    }

    /** Asks for nothing: a stop word of French or of questions. */
    boolean isEmpty(String word) {
        return empty.contains(word) || FrenchAnalysis.isStopWord(word);
    }

    Set<String> emptyWords() {
        return empty;
    }

    /** Those whose words stand in the question from this place on. */
    List<Synonym> at(List<String> words, int place) {
        List<Synonym> found = new ArrayList<>();
        for (Synonym synonym : synonyms) {
            int end = place + synonym.words().size();
            if (end <= words.size() && words.subList(place, end).equals(synonym.words())) {
                found.add(synonym);
            }
        }
        return found;
    }

    private static Synonym synonym(String line) {
        boolean replaces = line.contains("=>");
        String[] sides = line.split(replaces ? "=>" : "\\+>", 2);
        if (sides.length != 2) {
            throw new IllegalArgumentException(
                    "synonyms.txt: write 'words => others' or 'words +> others', not " + line);
        }
        return new Synonym(FrenchAnalysis.words(sides[0]), FrenchAnalysis.words(sides[1]), replaces);
    }

    private static List<String> lines(String resource) {
        try (InputStream in = QuestionWords.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
        }
    }
}
