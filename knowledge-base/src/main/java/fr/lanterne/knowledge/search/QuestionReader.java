package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.search.Question.Origin;
import fr.lanterne.knowledge.search.Question.Reading;
import fr.lanterne.knowledge.search.Question.Term;
import fr.lanterne.knowledge.search.Vocabulary.Candidate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a question: empty words off, spelling corrected by the words of the fiches, synonyms added. */
final class QuestionReader {

    /** What exceeds is not read. */
    static final int LENGTH = 2_000;

    private static final int MOST_CORRECTIONS = 2;

    private final QuestionWords questionWords;
    private final Ranking ranking;

    QuestionReader(QuestionWords questionWords, Ranking ranking) {
        this.questionWords = questionWords;
        this.ranking = ranking;
    }

    Question read(String text, IndexView view) throws IOException {
        String shortened = text.length() > LENGTH ? text.substring(0, LENGTH) : text;
        return new Reader(view).read(FrenchAnalysis.words(shortened));
    }

    private final class Reader {

        private final IndexView view;
        private final List<Term> terms = new ArrayList<>();
        private final List<Term> added = new ArrayList<>();
        private final Set<String> stems = new HashSet<>();

        Reader(IndexView view) {
            this.view = view;
        }

        Question read(List<String> written) throws IOException {
            List<String> words = withoutNicknames(written);
            for (int place = 0; place < words.size(); place++) {
                readWord(words.get(place));
                for (QuestionWords.Synonym synonym : questionWords.at(words, place)) {
                    readSynonyms(synonym.others());
                }
            }
            terms.addAll(added);
            return new Question(terms.subList(0, Math.min(terms.size(), Question.MOST_TERMS)));
        }

        private List<String> withoutNicknames(List<String> written) {
            List<String> words = new ArrayList<>();
            for (int place = 0; place < written.size(); place++) {
                var nickname = questionWords.at(written, place).stream().filter(QuestionWords.Synonym::replaces)
                        .findFirst();
                words.addAll(nickname.map(QuestionWords.Synonym::others).orElse(List.of(written.get(place))));
                place += nickname.map(found -> found.words().size() - 1).orElse(0);
            }
            return words;
        }

        private void readWord(String word) throws IOException {
            if (questionWords.isEmpty(word)) {
                return;
            }
            String stem = FrenchAnalysis.stem(word);
            if (view.vocabulary().knows(word) || view.ficheFrequency(stem) > 0) {
                add(terms, new Term(word, List.of(new Reading(stem, 1)), Origin.WRITTEN));
            } else {
                readMisspelled(word);
            }
        }

        private void readMisspelled(String word) {
            List<Candidate> candidates = view.vocabulary().nearest(word, MOST_CORRECTIONS);
            if (!candidates.isEmpty() && questionWords.isEmpty(candidates.getFirst().word())) {
                return;
            }
            List<Reading> readings = new ArrayList<>();
            float weight = ranking.corrected();
            for (Candidate candidate : candidates) {
                if (!questionWords.isEmpty(candidate.word())) {
                    readings.add(new Reading(FrenchAnalysis.stem(candidate.word()), weight));
                    weight *= ranking.corrected();
                }
            }
            add(terms, new Term(word, readings, Origin.CORRECTED));
        }

        private void readSynonyms(List<String> words) throws IOException {
            for (String word : words) {
                String stem = FrenchAnalysis.stem(word);
                if (!questionWords.isEmpty(word) && view.ficheFrequency(stem) > 0) {
                    add(added, new Term(word, List.of(new Reading(stem, ranking.synonym())), Origin.SYNONYM));
                }
            }
        }

        private void add(List<Term> list, Term term) {
            String key = term.isUnknown() ? term.word() : term.readings().getFirst().stem();
            if (stems.add(key)) {
                list.add(term);
            }
        }
    }
}
