package fr.lanterne.knowledge.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people write in questions and fiches do not: greetings and turns of phrase that ask for nothing
 * ({@code question-words.txt}), other names of what fiches speak of ({@code synonyms.txt}), words of one family
 * ({@code word-families.txt}), places abroad ({@code foreign-places.txt}).
 */
final class QuestionWords {

    private final Set<String> empty;
    private final Map<String, List<Synonym>> synonyms;
    private final Map<String, Set<String>> families;
    private final Set<String> foreignPlaces;

    /**
     * Words that stand for others.
     *
     * @param stems of the words
     * @param replaces whether the words are read as if the others had been written, rather than beside them
     */
    record Synonym(List<String> stems, List<String> others, boolean replaces) {
        Synonym {
            stems = List.copyOf(stems);
            others = List.copyOf(others);
            if (stems.isEmpty()) {
                throw new IllegalArgumentException("a synonym needs words to stand for");
            }
        }
    }

    private QuestionWords(Set<String> empty, List<Synonym> synonyms, Map<String, Set<String>> families,
            Set<String> foreignPlaces) {
        this.empty = Set.copyOf(empty);
        this.synonyms = synonyms.stream().collect(Collectors.groupingBy(synonym -> synonym.stems().getFirst()));
        this.families = Map.copyOf(families);
        this.foreignPlaces = Set.copyOf(foreignPlaces);
    }

    static QuestionWords shipped() {
        Set<String> empty = new HashSet<>();
        lines("question-words.txt").forEach(line -> empty.addAll(FrenchAnalysis.words(line)));
        List<Synonym> synonyms = lines("synonyms.txt").stream().map(QuestionWords::synonym).toList();
        Map<String, Set<String>> families = new HashMap<>();
        for (String line : lines("word-families.txt")) {
            Set<String> family = stems(FrenchAnalysis.words(line)).stream()
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            family.forEach(stem -> families.computeIfAbsent(stem, any -> new LinkedHashSet<>()).addAll(family));
        }
        families.forEach((stem, others) -> others.remove(stem));
        Set<String> foreignPlaces = new HashSet<>();
        lines("foreign-places.txt").forEach(line -> foreignPlaces.addAll(FrenchAnalysis.words(line)));
        return new QuestionWords(empty, synonyms, families, foreignPlaces);
    }

    /** The same without some of what they know. */
    QuestionWords without(boolean synonymsToo, boolean familiesToo) {
        return new QuestionWords(empty,
                synonymsToo ? List.of() : synonyms.values().stream().flatMap(List::stream).toList(),
                familiesToo ? Map.of() : families, foreignPlaces);
    }

    /** Asks for nothing: a stop word of French or of questions. */
    boolean isEmpty(String word) {
        return empty.contains(word) || FrenchAnalysis.isStopWord(word);
    }

    Set<String> emptyWords() {
        return empty;
    }

    /** A country or a city with an administration of its own. */
    boolean isForeignPlace(String word) {
        return foreignPlaces.contains(word);
    }

    /** The other stems of the words that have this one. */
    Set<String> family(String stem) {
        return families.getOrDefault(stem, Set.of());
    }

    /** Those whose words stand in the question from this place on. */
    List<Synonym> at(List<String> stems, int place) {
        List<Synonym> found = new ArrayList<>();
        for (Synonym synonym : synonyms.getOrDefault(stems.get(place), List.of())) {
            int end = place + synonym.stems().size();
            if (end <= stems.size() && stems.subList(place, end).equals(synonym.stems())) {
                found.add(synonym);
            }
        }
        return found;
    }

    static List<String> stems(List<String> words) {
        return words.stream().map(FrenchAnalysis::stem).toList();
    }

    private static Synonym synonym(String line) {
        boolean replaces = line.contains("=>");
        String[] sides = line.split(replaces ? "=>" : "\\+>", 2);
        if (sides.length != 2) {
            throw new IllegalArgumentException(
                    "synonyms.txt: write 'words => others' or 'words +> others', not " + line);
        }
        return new Synonym(stems(FrenchAnalysis.words(sides[0])), FrenchAnalysis.words(sides[1]), replaces);
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
