package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Explained;
import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Retrieval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fiches that a search by words found, and how near in meaning they are when that was asked. How sure the search is
 * follows from the words alone, as that is what the confidence was fitted to; the order may be moved by an outside model.
 */
final class Searched {

    /** As many fiches are given as a measure looks at. */
    private static final int MOST_FICHES = 10;

    private static final int MOST_PASSAGES = 3;

    private final Question question;
    private final WeighedQuestion weighed;
    private final IndexView view;
    private final Fusion fusion;

    Searched(Question question, WeighedQuestion weighed, IndexView view, Fusion fusion) {
        this.question = question;
        this.weighed = weighed;
        this.view = view;
        this.fusion = fusion;
    }

    Fusion fusion() {
        return fusion;
    }

    /** What a reranker is to read of the first fiches: of each the passage that speaks of the question. */
    List<String> texts(List<Ranked> order, int most) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Ranked fiche : order.subList(0, Math.min(most, order.size()))) {
            int passage = passages(fiche.candidate(), 1).getFirst();
            texts.add(PassageText.of(view.passages(fiche.candidate().fiche(), List.of(passage)).getFirst()));
        }
        return texts;
    }

    /** What the search comes to when the fiches stand in this order. */
    Explained explained(List<Ranked> order, Confidence confidence, double threshold) throws IOException {
        if (fusion.byWords().isEmpty()) {
            return new Explained(new Retrieval.NothingRelevant(List.of(), 0), question.described(), Map.of(),
                    List.of());
        }
        double[] evidence = Evidence.of(weighed, fusion.byWords(), view);
        double sureness = confidence.of(evidence);
        List<Ranked> first = order.subList(0, Math.min(MOST_FICHES, order.size()));
        List<FicheHit> hits = hits(first);
        List<String> choices = new Competition(weighed, order, hits).choices(sureness, threshold, view);
        return new Explained(decided(hits, choices, sureness, threshold), question.described(),
                Evidence.described(evidence), first.stream().map(this::described).toList());
    }

    private static Retrieval decided(List<FicheHit> hits, List<String> choices, double sureness, double threshold) {
        if (choices.size() >= Retrieval.Unclear.MIN_CHOICES) {
            return new Retrieval.Unclear(hits, choices, sureness);
        }
        return sureness >= threshold
                ? new Retrieval.Found(hits, sureness)
                : new Retrieval.NothingRelevant(hits, sureness);
    }

    private Map<String, Double> described(Ranked fiche) {
        Map<String, Double> described = new LinkedHashMap<>(fiche.described());
        Meaning.Nearest near = fusion.nearest().get(fiche.candidate().fiche());
        if (near != null) {
            described.put("meaning", near.cosine());
        }
        return described;
    }

    private List<FicheHit> hits(List<Ranked> ranked) throws IOException {
        List<FicheHit> hits = new ArrayList<>();
        for (Ranked fiche : ranked) {
            // Of a fiche that is not cited the best passage will do.
            int most = hits.size() < Retrieval.CITED ? MOST_PASSAGES : 1;
            List<Passage> passages = view.passages(fiche.candidate().fiche(), passages(fiche.candidate(), most));
            Passage best = passages.getFirst();
            hits.add(new FicheHit(best.ficheId(), best.title(), fiche.chance(), passages));
        }
        return hits;
    }

    /**
     * The best passages by words, the nearest in meaning, then the one that opens the fiche if it is not among them: an
     * answer may begin with it.
     */
    private List<Integer> passages(Candidate fiche, int most) {
        return Stream.of(fiche.passages().stream().limit(most).map(PassageMatch::document),
                Stream.ofNullable(fusion.nearest().get(fiche.fiche())).map(Meaning.Nearest::passage),
                Stream.of(view.fiches().entry(fiche.fiche()).firstPassage())).flatMap(each -> each).distinct()
                .collect(Collectors.toList());
    }
}
