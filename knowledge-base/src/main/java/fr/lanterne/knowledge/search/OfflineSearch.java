package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Explained;
import fr.lanterne.knowledge.Reranker;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One question of a measure, to be weighed in several ways; each weight of the meaning costs one call of the reranker. */
public final class OfflineSearch {

    private final String question;
    private final PassageRetrieval retrieval;
    private final Searched searched;
    private final Optional<Reranker> reranker;
    private final Map<List<String>, List<Double>> scores = new HashMap<>();

    OfflineSearch(String question, PassageRetrieval retrieval, Searched searched, Optional<Reranker> reranker) {
        this.question = question;
        this.retrieval = retrieval;
        this.searched = searched;
        this.reranker = reranker;
    }

    /**
     * What the search comes to.
     *
     * @param meaning the weight of nearness in meaning
     * @param rerank the weight of the reranker's scores
     * @param candidates how many fiches the reranker reads
     */
    public Explained weighed(double meaning, double rerank, int candidates) throws IOException {
        List<Ranked> order = searched.fusion().byMeaning(meaning);
        if (rerank > 0 && reranker.isPresent() && order.size() > 1) {
            order = Fusion.reranked(order, scores(searched.texts(order, candidates), reranker.get()), rerank);
        }
        return retrieval.explained(searched, order);
    }

    private List<Double> scores(List<String> texts, Reranker present) throws IOException {
        List<Double> known = scores.get(texts);
        if (known == null) {
            known = Waited.scores(present, question, texts);
            scores.put(texts, known);
        }
        return known;
    }
}
