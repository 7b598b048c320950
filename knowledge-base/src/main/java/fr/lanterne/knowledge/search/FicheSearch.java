package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.search.Question.Reading;
import fr.lanterne.knowledge.search.Question.Term;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/** Orders the fiches by how well they and their passages match the terms of a question. */
final class FicheSearch {

    /** Of equal scores the document that was indexed last. */
    private static final Comparator<Match> WORST_FIRST = Comparator.comparingDouble(Match::score)
            .thenComparing(Match::document, Comparator.reverseOrder());

    private final Ranking ranking;

    FicheSearch(Ranking ranking) {
        this.ranking = ranking;
    }

    /**
     * A document of the index that matched.
     *
     * @param matched the terms of the question that it holds, a bit for each in their order
     */
    record Match(int document, double score, long matched) {}

    /**
     * A fiche that matched.
     *
     * @param score of the whole fiche with its best passage
     * @param passages those that matched, best first
     */
    record Ranked(Match fiche, double score, List<Match> passages) {
        Ranked {
            passages = List.copyOf(passages);
        }
    }

    /** The best fiches first, at most so many. */
    List<Ranked> rank(Question question, IndexView view, int most) throws IOException {
        Tally tally = new Tally(view);
        for (int term = 0; term < question.terms().size(); term++) {
            tally.add(question.terms().get(term), 1L << term);
        }
        return tally.best(most);
    }

    /** The scores of all documents while the terms are added one by one. */
    private final class Tally {

        private final IndexView view;
        private final float[] scores;
        private final long[] matched;
        private final float[] bestOfTerm;
        private final float[] sumOfTerm;
        private final DocAndFloatFeatureBuffer batch = new DocAndFloatFeatureBuffer();

        Tally(IndexView view) {
            this.view = view;
            int documents = view.getIndexReader().maxDoc();
            this.scores = new float[documents];
            this.matched = new long[documents];
            this.bestOfTerm = new float[documents];
            this.sumOfTerm = new float[documents];
        }

        void add(Term term, long bit) throws IOException {
            for (Reading reading : term.readings()) {
                for (Map.Entry<String, Float> field : ranking.fields().entrySet()) {
                    TermQuery place = new TermQuery(
                            new org.apache.lucene.index.Term(field.getKey(), reading.stem()));
                    add(view.createWeight(place, ScoreMode.COMPLETE, field.getValue() * reading.weight()), bit);
                }
            }
        }

        private void add(Weight place, long bit) throws IOException {
            for (LeafReaderContext leaf : view.getIndexReader().leaves()) {
                Scorer scorer = place.scorer(leaf);
                if (scorer != null && scorer.iterator().nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    add(scorer, leaf, bit);
                }
            }
        }

        private void add(Scorer scorer, LeafReaderContext leaf, long bit) throws IOException {
            Bits live = leaf.reader().getLiveDocs();
            scorer.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, live, batch);
            while (batch.size > 0) {
                for (int i = 0; i < batch.size; i++) {
                    add(leaf.docBase + batch.docs[i], batch.features[i], bit);
                }
                scorer.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, live, batch);
            }
        }

        private void add(int document, float score, long bit) {
            if ((matched[document] & bit) == 0) {
                matched[document] |= bit;
                bestOfTerm[document] = 0;
                sumOfTerm[document] = 0;
            }
            float before = worth(document);
            bestOfTerm[document] = Math.max(bestOfTerm[document], score);
            sumOfTerm[document] += score;
            scores[document] += worth(document) - before;
        }

        /** What the term at hand is worth to a document so far: where it weighs most, and a share of the rest. */
        private float worth(int document) {
            float best = bestOfTerm[document];
            return best + ranking.otherFields() * (sumOfTerm[document] - best);
        }

        List<Ranked> best(int most) {
            float[] bestPassage = bestPassages();
            PriorityQueue<Match> fiches = new PriorityQueue<>(WORST_FIRST);
            for (int document = 0; document < scores.length; document++) {
                if (matched[document] != 0 && view.ficheOf(document) == document) {
                    double score = scores[document] + ranking.passage() * bestPassage[document];
                    if (fiches.size() < most || score > fiches.element().score()) {
                        fiches.add(new Match(document, score, matched[document]));
                    }
                    if (fiches.size() > most) {
                        fiches.remove();
                    }
                }
            }
            return fiches.stream().sorted(WORST_FIRST.reversed())
                    .map(fiche -> new Ranked(fiche, fiche.score(), passages(fiche.document()))).toList();
        }

        private float[] bestPassages() {
            float[] best = new float[scores.length];
            for (int document = 0; document < scores.length; document++) {
                int fiche = view.ficheOf(document);
                if (fiche != document) {
                    best[fiche] = Math.max(best[fiche], scores[document]);
                }
            }
            return best;
        }

        private List<Match> passages(int fiche) {
            List<Match> passages = new ArrayList<>();
            for (int document = view.firstPassage(fiche); document < fiche; document++) {
                if (matched[document] != 0) {
                    passages.add(new Match(document, scores[document], matched[document]));
                }
            }
            passages.sort(WORST_FIRST.reversed());
            return passages;
        }
    }
}
