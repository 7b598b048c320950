package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.search.Question.Reading;
import fr.lanterne.knowledge.search.Question.Term;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity.SimScorer;

/** Finds the fiches whose words match the terms of a question, with all that the match is made of. */
final class FicheSearch {

    private static final Comparator<Candidate> WORST_FIRST = Comparator.comparingDouble(Candidate::score)
            .thenComparing(Candidate::fiche, Comparator.reverseOrder());

    private final Ranking ranking;

    FicheSearch(Ranking ranking) {
        this.ranking = ranking;
    }

    /**
     * The fiches that match best as wholes, best first, at most so many, with their passages.
     *
     * @param also fiches that are given after them when they are not among them
     */
    List<Candidate> candidates(Question question, IndexView view, int most, Set<Integer> also) throws IOException {
        Tally tally = new Tally(view);
        for (int term = 0; term < question.terms().size(); term++) {
            tally.add(question.terms().get(term), 1L << term);
        }
        return new PassageTally(view, tally.best(most, also)).candidates(question);
    }

    private static TermQuery place(String field, Reading reading) {
        return new TermQuery(new org.apache.lucene.index.Term(field, reading.stem()));
    }

    /** The scores of all fiches while the terms are added one by one. */
    private final class Tally {

        private final IndexView view;
        private final FicheTable fiches;
        private final float[] weights = new float[Ranking.FIELDS.size()];
        private final float[][] fields;
        private final float[] scores;
        private final long[] matched;
        private final long[] named;
        private final float[] bestOfTerm;
        private final float[] sumOfTerm;
        private final int[] links;

        Tally(IndexView view) {
            this.view = view;
            this.fiches = view.fiches();
            this.fields = new float[Ranking.FIELDS.size()][fiches.size()];
            this.scores = new float[fiches.size()];
            this.matched = new long[fiches.size()];
            this.named = new long[fiches.size()];
            this.bestOfTerm = new float[fiches.size()];
            this.sumOfTerm = new float[fiches.size()];
            this.links = new int[fiches.size()];
            for (int field = 0; field < weights.length; field++) {
                weights[field] = ranking.weights().get(field);
            }
        }

        void add(Term term, long bit) throws IOException {
            for (Reading reading : term.readings()) {
                for (int field = 0; field < Ranking.FIELDS.size(); field++) {
                    if (field == Ranking.LINKS) {
                        addLinks(field, reading, bit);
                    } else {
                        add(field, reading, bit);
                    }
                }
            }
        }

        /** As a {@link TermQuery} would score it, but for the norms, which Lucene is slow to find among the passages. */
        private void add(int field, Reading reading, long bit) throws IOException {
            var term = new org.apache.lucene.index.Term(Ranking.FIELDS.get(field), reading.stem());
            TermStates states = TermStates.build(view, term, true);
            if (states.docFreq() == 0) {
                return;
            }
            SimScorer scorer = view.getSimilarity().scorer(reading.weight(), view.collectionStatistics(term.field()),
                    view.termStatistics(term, states.docFreq(), states.totalTermFreq()));
            for (LeafReaderContext leaf : view.getIndexReader().leaves()) {
                PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.FREQS);
                while (postings != null && postings.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
                    int fiche = fiches.ficheOf(leaf.docBase + postings.docID());
                    if (fiche != FicheTable.NONE) {
                        add(fiche, scorer.score(postings.freq(), fiches.norm(field, fiche)), field, bit);
                    }
                }
            }
        }

        /** The more pages lead to a fiche by a word, the more it is about it, each further one telling less. */
        private void addLinks(int field, Reading reading, long bit) throws IOException {
            List<Integer> touched = new ArrayList<>();
            var term = new org.apache.lucene.index.Term(FicheDocuments.LINK_TEXT, reading.stem());
            for (LeafReaderContext leaf : view.getIndexReader().leaves()) {
                PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
                while (postings != null && postings.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
                    int fiche = fiches.ficheOf(leaf.docBase + postings.docID());
                    if (fiche != FicheTable.NONE && links[fiche]++ == 0) {
                        touched.add(fiche);
                    }
                }
            }
            float rarity = (float) view.rarity(touched.size()) * reading.weight();
            for (int fiche : touched) {
                add(fiche, rarity * links[fiche] / (links[fiche] + ranking.fewLinks()), field, bit);
                links[fiche] = 0;
            }
        }

        private void add(int fiche, float score, int field, long bit) {
            if ((matched[fiche] & bit) == 0) {
                matched[fiche] |= bit;
                bestOfTerm[fiche] = 0;
                sumOfTerm[fiche] = 0;
            }
            if (Ranking.names(field)) {
                named[fiche] |= bit;
            }
            fields[field][fiche] += score;
            float weighted = weights[field] * score;
            float before = ranking.together(bestOfTerm[fiche], sumOfTerm[fiche]);
            bestOfTerm[fiche] = Math.max(bestOfTerm[fiche], weighted);
            sumOfTerm[fiche] += weighted;
            scores[fiche] += ranking.together(bestOfTerm[fiche], sumOfTerm[fiche]) - before;
        }

        List<Candidate> best(int most, Set<Integer> also) {
            PriorityQueue<Candidate> best = new PriorityQueue<>(WORST_FIRST);
            for (int fiche = 0; fiche < scores.length; fiche++) {
                if (matched[fiche] != 0 && (best.size() < most || scores[fiche] > best.element().score())) {
                    best.add(candidate(fiche));
                    if (best.size() > most) {
                        best.remove();
                    }
                }
            }
            List<Candidate> found = new ArrayList<>(best.stream().sorted(WORST_FIRST.reversed()).toList());
            if (!also.isEmpty()) {
                Set<Integer> known = found.stream().map(Candidate::fiche).collect(Collectors.toSet());
                also.stream().filter(fiche -> !known.contains(fiche)).map(this::candidate)
                        .sorted(WORST_FIRST.reversed()).forEach(found::add);
            }
            return found;
        }

        private Candidate candidate(int fiche) {
            double[] byField = new double[fields.length];
            for (int field = 0; field < fields.length; field++) {
                byField[field] = fields[field][fiche];
            }
            return new Candidate(fiche, scores[fiche], byField, matched[fiche], named[fiche], List.of());
        }
    }

    /** The scores of the passages of some fiches. */
    private final class PassageTally {

        private final IndexView view;
        private final List<Candidate> fiches;
        private final int[] documents;
        private final float[] scores;
        private final long[] matched;
        private final float[] bestOfTerm;
        private final float[] sumOfTerm;

        PassageTally(IndexView view, List<Candidate> fiches) {
            this.view = view;
            this.fiches = fiches;
            this.documents = fiches.stream().map(fiche -> view.fiches().entry(fiche.fiche()))
                    .flatMapToInt(entry -> java.util.stream.IntStream.range(entry.firstPassage(), entry.document()))
                    .sorted().toArray();
            this.scores = new float[documents.length];
            this.matched = new long[documents.length];
            this.bestOfTerm = new float[documents.length];
            this.sumOfTerm = new float[documents.length];
        }

        List<Candidate> candidates(Question question) throws IOException {
            for (int term = 0; term < question.terms().size(); term++) {
                for (Reading reading : question.terms().get(term).readings()) {
                    add(FicheDocuments.PASSAGE_TEXT, reading, 1, 1L << term);
                    add(FicheDocuments.PASSAGE_HEADINGS, reading, ranking.passageHeadings(), 1L << term);
                }
            }
            return fiches.stream().map(fiche -> fiche.with(passages(fiche.fiche()))).toList();
        }

        private void add(String field, Reading reading, float boost, long bit) throws IOException {
            Weight weight = view.createWeight(place(field, reading), ScoreMode.COMPLETE, boost * reading.weight());
            for (LeafReaderContext leaf : view.getIndexReader().leaves()) {
                Scorer scorer = weight.scorer(leaf);
                if (scorer != null) {
                    add(scorer, leaf.docBase, leaf.docBase + leaf.reader().maxDoc(), bit);
                }
            }
        }

        private void add(Scorer scorer, int from, int to, long bit) throws IOException {
            DocIdSetIterator found = scorer.iterator();
            int at = Arrays.binarySearch(documents, from);
            at = at < 0 ? -at - 1 : at;
            while (at < documents.length && documents[at] < to) {
                int wanted = documents[at] - from;
                int document = found.docID() < wanted ? found.advance(wanted) : found.docID();
                if (document == DocIdSetIterator.NO_MORE_DOCS) {
                    return;
                }
                if (document == wanted) {
                    add(at, scorer.score(), bit);
                }
                at++;
                while (at < documents.length && documents[at] < from + document) {
                    at++;
                }
            }
        }

        private void add(int passage, float score, long bit) {
            if ((matched[passage] & bit) == 0) {
                matched[passage] |= bit;
                bestOfTerm[passage] = 0;
                sumOfTerm[passage] = 0;
            }
            float before = ranking.together(bestOfTerm[passage], sumOfTerm[passage]);
            bestOfTerm[passage] = Math.max(bestOfTerm[passage], score);
            sumOfTerm[passage] += score;
            scores[passage] += ranking.together(bestOfTerm[passage], sumOfTerm[passage]) - before;
        }

        private List<PassageMatch> passages(int fiche) {
            FicheTable.Entry entry = view.fiches().entry(fiche);
            int first = Arrays.binarySearch(documents, entry.firstPassage());
            List<PassageMatch> passages = new ArrayList<>();
            for (int at = first; at < first + entry.passages(); at++) {
                if (matched[at] != 0) {
                    passages.add(new PassageMatch(documents[at], scores[at], matched[at]));
                }
            }
            passages.sort(PassageMatch.BEST_FIRST);
            return passages;
        }
    }
}
