package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.AnswerEvaluation.AtWeights;
import fr.lanterne.knowledge.AnswerEvaluation.Request;
import fr.lanterne.knowledge.Embedder;
import fr.lanterne.knowledge.Importer;
import fr.lanterne.knowledge.Reranker;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.search.OfflineIndex;
import fr.lanterne.knowledge.search.OfflineSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries weights of outside models on a question set: each for the embeddings with each for the reranker, as far as there
 * are both.
 *
 * @param candidates how many fiches the reranker reads
 */
record WeightTrial(Optional<Embedder> embedder, Optional<Reranker> reranker, int candidates) {

    private record Weights(double embeddings, double rerank) {}

    /** @throws IOException when there is no model to try weights of */
    void check(Request request) throws IOException {
        if (!request.weights().isEmpty() && embedder.isEmpty() && reranker.isEmpty()) {
            throw new IOException("no outside model is set to try weights of: set lanterne.embeddings.base-url and "
                    + "lanterne.embeddings.model, or lanterne.rerank.url");
        }
    }

    List<AtWeights> of(List<Double> weights, QuestionSet questions, Collection<Fiche> fiches,
            Importer.Progress progress) throws IOException {
        try (OfflineIndex index = embedder.isPresent()
                ? OfflineIndex.of(fiches, embedder.get(), progress)
                : OfflineIndex.of(fiches)) {
            Map<Weights, List<Result>> results = new LinkedHashMap<>();
            for (int i = 0; i < questions.rows().size(); i++) {
                QuestionSet.Row row = questions.rows().get(i);
                OfflineSearch search = index.search(row.question(), reranker);
                for (Weights each : combined(weights)) {
                    results.computeIfAbsent(each, any -> new ArrayList<>()).add(Result
                            .of(row, search.weighed(each.embeddings(), each.rerank(), candidates), 0));
                }
                progress.at("trying weights", i + 1, questions.rows().size());
            }
            return results.entrySet().stream().map(each -> figures(each.getKey(), new Figures(each.getValue())))
                    .toList();
        }
    }

    private List<Weights> combined(List<Double> weights) {
        List<Weights> combined = new ArrayList<>();
        for (double embeddings : embedder.isPresent() ? weights : List.of(0.0)) {
            for (double rerank : reranker.isPresent() ? weights : List.of(0.0)) {
                combined.add(new Weights(embeddings, rerank));
            }
        }
        return combined;
    }

    private static AtWeights figures(Weights weights, Figures figures) {
        return new AtWeights(weights.embeddings(), weights.rerank(), figures.recall(), figures.mrr10());
    }
}
