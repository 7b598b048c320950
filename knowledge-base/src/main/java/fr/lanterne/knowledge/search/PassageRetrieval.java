package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Explained;
import fr.lanterne.knowledge.FicheId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From a question to the passages that speak of it, with how sure it is that they answer. */
final class PassageRetrieval {

    /** So many fiches are compared; nearly all expected ones are among them. */
    private static final int CANDIDATES = 70;

    /** So many passages that are near in meaning bring their fiches in, whatever their words. */
    private static final int NEIGHBOURS = 20;

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
        Searched searched = search(text, Optional.empty(), view);
        return explained(searched, searched.fusion().byWords());
    }

    /** @param meaning of the question, when the passages are to be compared by it */
    Searched search(String text, Optional<Meaning> meaning, IndexView view) throws IOException {
        Question question = reader.read(text, view);
        WeighedQuestion weighed = new WeighedQuestion(question, view);
        Set<Integer> near = meaning.isPresent() ? meaning.get().neighbours(NEIGHBOURS) : Set.of();
        List<Candidate> candidates = search.candidates(question, view, CANDIDATES, near);
        int byWords = (int) candidates.stream().limit(CANDIDATES).filter(fiche -> fiche.matched() != 0).count();
        return new Searched(question, weighed, view, new Fusion(
                ranked(weighed, candidates.subList(0, byWords), view, ranker),
                neighbours(weighed, candidates, byWords, view),
                meaning.isPresent() ? nearest(meaning.get(), candidates) : Map.of()));
    }

    private static List<Ranked> ranked(WeighedQuestion weighed, List<Candidate> candidates, IndexView view,
            LinearModel ranker) throws IOException {
        return Ranked.by(ranker, candidates, new CandidateFeatures(weighed, candidates, view).rows());
    }

    /** Apart from the others, whose features must not change by their company. None when no word matched at all. */
    private List<Ranked> neighbours(WeighedQuestion weighed, List<Candidate> candidates, int from, IndexView view)
            throws IOException {
        if (from == 0 || from == candidates.size()) {
            return List.of();
        }
        double[][] rows = new CandidateFeatures(weighed, candidates, view).rows();
        return Ranked.by(ranker, candidates.subList(from, rows.length), Arrays.copyOfRange(rows, from, rows.length));
    }

    private static Map<Integer, Meaning.Nearest> nearest(Meaning meaning, List<Candidate> candidates)
            throws IOException {
        Map<Integer, Meaning.Nearest> nearest = new HashMap<>();
        for (Candidate candidate : candidates) {
            meaning.nearest(candidate.fiche()).ifPresent(found -> nearest.put(candidate.fiche(), found));
        }
        return nearest;
    }

    /** What the search comes to when the fiches stand in this order. */
    Explained explained(Searched searched, List<Ranked> order) throws IOException {
        return searched.explained(order, confidence, threshold);
    }

    /** What a model is fitted on: the candidates of a question in the order of this ranker, with the evidence for the first. */
    static ExaminedQuestion examine(String text, IndexView view, Ablation ablation, LinearModel ranker)
            throws IOException {
        Question question = ablation.reader().read(text, view);
        WeighedQuestion weighed = new WeighedQuestion(question, view);
        List<Candidate> candidates = new FicheSearch(Ranking.FITTED).candidates(question, view, CANDIDATES, Set.of());
        List<Ranked> ranked = ranked(weighed, candidates, view, ranker);
        List<FicheId> fiches = new ArrayList<>();
        for (Ranked each : ranked) {
            fiches.add(view.id(each.candidate().fiche()));
        }
        return new ExaminedQuestion(fiches,
                ablation.features(ranked.stream().map(Ranked::features).toArray(double[][]::new)),
                ranked.isEmpty() ? new double[Evidence.values().length] : Evidence.of(weighed, ranked, view));
    }
}
