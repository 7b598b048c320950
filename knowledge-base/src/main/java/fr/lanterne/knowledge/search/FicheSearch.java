package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.search.Question.Reading;
import fr.lanterne.knowledge.search.Question.Term;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/** Orders the fiches by how well they and their passages match the terms of a question. */
final class FicheSearch {

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
            tally.add(query(question.terms().get(term)), term);
        }
        return tally.best(most);
    }

    private Query query(Term term) {
        List<Query> places = new ArrayList<>();
        for (Reading reading : term.readings()) {
            ranking.fields().forEach((field, weight) -> places.add(new BoostQuery(
                    new TermQuery(new org.apache.lucene.index.Term(field, reading.stem())),
                    weight * reading.weight())));
        }
        return new DisjunctionMaxQuery(places, ranking.otherFields());
    }

    /** The scores of all documents while the terms are added one by one. */
    private final class Tally {

        private final IndexView view;
        private final float[] scores;
        private final long[] matched;

        Tally(IndexView view) {
            this.view = view;
            int documents = view.getIndexReader().maxDoc();
            this.scores = new float[documents];
            this.matched = new long[documents];
        }

        void add(Query query, int term) throws IOException {
            Weight weight = view.createWeight(view.rewrite(query), ScoreMode.COMPLETE, 1);
            for (LeafReaderContext leaf : view.getIndexReader().leaves()) {
                Scorer scorer = weight.scorer(leaf);
                if (scorer != null) {
                    add(scorer, leaf, 1L << term);
                }
            }
        }

        private void add(Scorer scorer, LeafReaderContext leaf, long bit) throws IOException {
            Bits live = leaf.reader().getLiveDocs();
            DocIdSetIterator matches = scorer.iterator();
            for (int doc = matches.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = matches.nextDoc()) {
                if (live == null || live.get(doc)) {
                    scores[leaf.docBase + doc] += scorer.score();
                    matched[leaf.docBase + doc] |= bit;
                }
            }
        }

        List<Ranked> best(int most) {
            float[] bestPassage = bestPassages();
            List<Match> fiches = new ArrayList<>();
            for (int document = 0; document < scores.length; document++) {
                if (matched[document] != 0 && view.ficheOf(document) == document) {
                    fiches.add(new Match(document, scores[document] + ranking.passage() * bestPassage[document],
                            matched[document]));
                }
            }
            fiches.sort(Comparator.comparingDouble(Match::score).reversed());
            return fiches.subList(0, Math.min(most, fiches.size())).stream()
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
            passages.sort(Comparator.comparingDouble(Match::score).reversed());
            return passages;
        }
    }
}
