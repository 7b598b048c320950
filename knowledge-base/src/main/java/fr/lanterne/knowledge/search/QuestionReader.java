package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.search.Question.Origin;
import fr.lanterne.knowledge.search.Question.Reading;
import fr.lanterne.knowledge.search.Question.Term;
import fr.lanterne.knowledge.search.Vocabulary.Candidate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a question: empty words off, words that were run together taken apart, spelling corrected by the words of the
 * fiches, words of the same family and synonyms added.
 */
final class QuestionReader {

    /** What exceeds is not read. */
    static final int LENGTH = 2_000;

    private static final int MOST_CORRECTIONS = 2;
    private static final int SHORTEST_PART = 4;

    /** In at least so many fiches stands a part of words that were run together. */
    private static final int KNOWN_PART = 5;

    private static final Pattern BORDER = Pattern.compile("[.:_]+|(?<=[0-9])(?=[a-z])|(?<=[a-z])(?=[0-9])");

    private final QuestionWords questionWords;
    private final Ranking ranking;

    QuestionReader(QuestionWords questionWords, Ranking ranking) {
        this.questionWords = questionWords;
        this.ranking = ranking;
    }

    Question read(String text, IndexView view) throws IOException {
        return new Reader(view).read(FrenchAnalysis.words(shortened(text)));
    }

    /** As much of a question as is read. */
    static String shortened(String text) {
        return text.length() > LENGTH ? text.substring(0, LENGTH) : text;
    }

    private final class Reader {

        private final IndexView view;
        private final List<Term> terms = new ArrayList<>();
        private final Set<String> stems = new HashSet<>();

        Reader(IndexView view) {
            this.view = view;
        }

        Question read(List<String> written) throws IOException {
            List<String> words = withoutNicknames(apart(written));
            List<String> wordStems = QuestionWords.stems(words);
            List<String> others = new ArrayList<>();
            for (int place = 0; place < words.size(); place++) {
                var synonyms = questionWords.at(wordStems, place);
                readWord(words.get(place), wordStems.get(place),
                        synonyms.stream().filter(Reader::isWordForWord).map(s -> s.others().getFirst()).toList());
                synonyms.stream().filter(synonym -> !isWordForWord(synonym))
                        .forEach(synonym -> others.addAll(synonym.others()));
            }
            readSynonyms(others);
            return new Question(terms.subList(0, Math.min(terms.size(), Question.MOST_TERMS)),
                    words.stream().anyMatch(questionWords::isForeignPlace));
        }

        private static boolean isWordForWord(QuestionWords.Synonym synonym) {
            return synonym.stems().size() == 1 && synonym.others().size() == 1;
        }

        /** {@code 3semaines} and {@code cdi.mon} are two words each. */
        private List<String> apart(List<String> written) {
            List<String> words = new ArrayList<>();
            for (String word : written) {
                if (view.vocabulary().knows(word)) {
                    words.add(word);
                } else {
                    BORDER.splitAsStream(word).filter(part -> !part.isEmpty()).forEach(words::add);
                }
            }
            return words;
        }

        private List<String> withoutNicknames(List<String> written) {
            List<String> words = new ArrayList<>();
            List<String> writtenStems = QuestionWords.stems(written);
            for (int place = 0; place < written.size(); place++) {
                var nickname = questionWords.at(writtenStems, place).stream()
                        .filter(QuestionWords.Synonym::replaces).findFirst();
                words.addAll(nickname.map(QuestionWords.Synonym::others).orElse(List.of(written.get(place))));
                place += nickname.map(found -> found.stems().size() - 1).orElse(0);
            }
            return words;
        }

        private void readWord(String word, String stem, List<String> synonyms) throws IOException {
            if (questionWords.isEmpty(word)) {
                return;
            }
            if (view.vocabulary().knows(word) || view.ficheFrequency(stem) > 0 || !synonyms.isEmpty()) {
                Map<String, Float> readings = new LinkedHashMap<>();
                readings.put(stem, 1f);
                questionWords.family(stem).forEach(other -> readings.putIfAbsent(other, ranking.family()));
                synonyms.forEach(other -> readings.putIfAbsent(FrenchAnalysis.stem(other), ranking.synonym()));
                add(word, readings, Origin.WRITTEN);
            } else {
                readMisspelled(word);
            }
        }

        private void readMisspelled(String word) throws IOException {
            if (!ranking.corrects()) {
                add(word, Map.of(), Origin.CORRECTED);
                return;
            }
            List<Candidate> candidates = view.vocabulary().nearest(word, MOST_CORRECTIONS);
            if (candidates.isEmpty() || candidates.getFirst().slips() > 1) {
                List<String> parts = parts(word);
                if (!parts.isEmpty()) {
                    for (String part : parts) {
                        readWord(part, FrenchAnalysis.stem(part), List.of());
                    }
                    return;
                }
            }
            if (!candidates.isEmpty() && questionWords.isEmpty(candidates.getFirst().word())) {
                return;
            }
            Map<String, Float> readings = new LinkedHashMap<>();
            float weight = ranking.corrected();
            for (Candidate candidate : candidates) {
                if (!questionWords.isEmpty(candidate.word())) {
                    String stem = FrenchAnalysis.stem(candidate.word());
                    readings.putIfAbsent(stem, weight);
                    for (String other : questionWords.family(stem)) {
                        readings.putIfAbsent(other, weight * ranking.family());
                    }
                    weight *= ranking.corrected();
                }
            }
            add(word, readings, Origin.CORRECTED);
        }

        /** The two words that were run together, none when it does not look so. */
        private List<String> parts(String word) {
            for (int at = 2; at <= word.length() - SHORTEST_PART; at++) {
                String first = word.substring(0, at);
                String second = word.substring(at);
                if (isPart(first) && isPart(second)) {
                    return List.of(first, second);
                }
            }
            return List.of();
        }

        private boolean isPart(String word) {
            return FrenchAnalysis.isStopWord(word)
                    || (word.length() >= SHORTEST_PART && view.vocabulary().frequency(word) >= KNOWN_PART);
        }

        private void readSynonyms(List<String> words) throws IOException {
            for (String word : words) {
                String stem = FrenchAnalysis.stem(word);
                if (!questionWords.isEmpty(word) && view.ficheFrequency(stem) > 0) {
                    add(word, Map.of(stem, ranking.synonym()), Origin.SYNONYM);
                }
            }
        }

        private void add(String word, Map<String, Float> weights, Origin origin) throws IOException {
            List<Reading> readings = new ArrayList<>();
            for (var reading : weights.entrySet()) {
                if (view.ficheFrequency(reading.getKey()) > 0) {
                    readings.add(new Reading(reading.getKey(), reading.getValue()));
                }
            }
            String key = readings.isEmpty() ? word : readings.getFirst().stem();
            if (stems.add(key)) {
                terms.add(new Term(word, readings, origin));
            }
        }
    }
}
