package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Retrieval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From a question to the passages that speak of it, with how sure it is that they answer. */
final class PassageRetrieval {

    /** As many fiches are given as a measure looks at. */
    private static final int MOST_FICHES = 10;

    private static final int MOST_PASSAGES = 3;

    /** So many fiches are compared; nearly all expected ones are among them. */
    private static final int CANDIDATES = 70;

    private final QuestionReader reader;
    private final FicheSearch search;
    private final LinearModel ranker;
    private final Confidence confidence;
    private final double threshold;

    PassageRetrieval(QuestionWords words, LinearModel ranker, Confidence confidence, double threshold) {
        this.reader = new QuestionReader(words, Ranking.FITTED);
        this.search = new FicheSearch(Ranking.FITTED);
        this.ranker = ranker;
        this.confidence = confidence;
        this.threshold = threshold;
    }

    static PassageRetrieval shipped(QuestionWords words, double threshold) {
        return new PassageRetrieval(words, LinearModel.shipped("ranking-model.tsv", CandidateFeatures.names()),
                Confidence.shipped(), threshold);
    }

    Explained retrieve(String text, IndexView view) throws IOException {
        Question question = reader.read(text, view);
        WeighedQuestion weighed = new WeighedQuestion(question, view);
        List<Ranked> ranked = ranked(question, weighed, view, search, ranker);
        if (ranked.isEmpty()) {
            return new Explained(new Retrieval.NothingRelevant(List.of(), 0), question.described(), Map.of(),
                    List.of());
        }
        double[] evidence = Evidence.of(weighed, ranked, view);
        double sureness = confidence.of(evidence);
        List<Ranked> first = ranked.subList(0, Math.min(MOST_FICHES, ranked.size()));
        List<FicheHit> hits = hits(first, view);
        List<String> choices = new Competition(weighed, ranked, hits).choices(sureness, threshold, view);
        return new Explained(decided(hits, choices, sureness), question.described(), Evidence.described(evidence),
                first.stream().map(Ranked::described).toList());
    }

    private Retrieval decided(List<FicheHit> hits, List<String> choices, double sureness) {
        if (choices.size() >= Retrieval.Unclear.MIN_CHOICES) {
            return new Retrieval.Unclear(hits, choices, sureness);
        }
        return sureness >= threshold
                ? new Retrieval.Found(hits, sureness)
                : new Retrieval.NothingRelevant(hits, sureness);
    }

    /** The candidates for a question, best first, with the features that put them there. */
    private static List<Ranked> ranked(Question question, WeighedQuestion weighed, IndexView view, FicheSearch search,
            LinearModel ranker) throws IOException {
        List<Candidate> candidates = search.candidates(question, view, CANDIDATES);
        return Ranked.by(ranker, candidates, new CandidateFeatures(weighed, candidates, view).rows());
    }

    /** What a model is fitted on: the candidates of a question in the order of this ranker, with the evidence for the first. */
    static ExaminedQuestion examine(String text, IndexView view, QuestionWords words, LinearModel ranker)
            throws IOException {
        Question question = new QuestionReader(words, Ranking.FITTED).read(text, view);
        WeighedQuestion weighed = new WeighedQuestion(question, view);
        List<Ranked> ranked = ranked(question, weighed, view, new FicheSearch(Ranking.FITTED), ranker);
        List<FicheId> fiches = new ArrayList<>();
        for (Ranked each : ranked) {
            fiches.add(view.id(each.candidate().fiche()));
        }
        return new ExaminedQuestion(fiches, ranked.stream().map(Ranked::features).toArray(double[][]::new),
                ranked.isEmpty() ? new double[Evidence.values().length] : Evidence.of(weighed, ranked, view));
    }

    private static List<FicheHit> hits(List<Ranked> ranked, IndexView view) throws IOException {
        List<FicheHit> hits = new ArrayList<>();
        for (Ranked fiche : ranked) {
            List<Passage> passages = passages(fiche.candidate(), view);
            Passage best = passages.getFirst();
            hits.add(new FicheHit(best.ficheId(), best.title(), fiche.chance(), passages));
        }
        return hits;
    }

    /** The best passages, then the one that opens the fiche if it is not among them: an answer may begin with it. */
    private static List<Passage> passages(Candidate fiche, IndexView view) throws IOException {
        int opening = view.fiches().entry(fiche.fiche()).firstPassage();
        return view.passages(fiche.fiche(),
                Stream.concat(fiche.passages().stream().limit(MOST_PASSAGES).map(PassageMatch::document),
                        Stream.of(opening)).distinct().toList());
    }
}
