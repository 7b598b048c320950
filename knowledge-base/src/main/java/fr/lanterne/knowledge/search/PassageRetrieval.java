package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Retrieval;
import fr.lanterne.knowledge.search.FicheSearch.Match;
import fr.lanterne.knowledge.search.FicheSearch.Ranked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From a question to the passages that speak of it, with how sure it is that they answer. */
final class PassageRetrieval {

    /** As many fiches are given as a measure looks at. */
    private static final int MOST_FICHES = 10;

    private static final int MOST_PASSAGES = 3;

    private final QuestionReader reader;
    private final FicheSearch search;
    private final Confidence confidence;
    private final double threshold;

    PassageRetrieval(QuestionWords words, Ranking ranking, Confidence confidence, double threshold) {
        this.reader = new QuestionReader(words, ranking);
        this.search = new FicheSearch(ranking);
        this.confidence = confidence;
        this.threshold = threshold;
    }

    Explained retrieve(String text, IndexView view) throws IOException {
        Question question = reader.read(text, view);
        List<Ranked> ranked = search.rank(question, view, MOST_FICHES);
        if (ranked.isEmpty()) {
            return new Explained(new Retrieval.NothingRelevant(List.of(), 0), question.described(), Map.of());
        }
        Evidence evidence = Evidence.of(question, ranked, view);
        double sureness = confidence.of(evidence);
        List<FicheHit> hits = hits(ranked, view);
        Retrieval retrieval = sureness >= threshold
                ? new Retrieval.Found(hits, sureness)
                : new Retrieval.NothingRelevant(hits, sureness);
        return new Explained(retrieval, question.described(), evidence.described());
    }

    private static List<FicheHit> hits(List<Ranked> ranked, IndexView view) throws IOException {
        List<FicheHit> hits = new ArrayList<>();
        for (Ranked fiche : ranked) {
            List<Passage> passages = passages(fiche, view);
            Passage best = passages.getFirst();
            hits.add(new FicheHit(best.ficheId(), best.title(), fiche.score(), passages));
        }
        return hits;
    }

    /** The best passages; the first of the fiche when only its title or keywords matched. */
    private static List<Passage> passages(Ranked fiche, IndexView view) throws IOException {
        return view.passages(fiche.passages().isEmpty()
                ? List.of(view.firstPassage(fiche.fiche().document()))
                : fiche.passages().stream().limit(MOST_PASSAGES).map(Match::document).toList());
    }
}
