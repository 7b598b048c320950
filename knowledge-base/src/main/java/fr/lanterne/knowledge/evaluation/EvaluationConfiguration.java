package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.AnswerEvaluation;
import fr.lanterne.knowledge.Embedder;
import fr.lanterne.knowledge.ModelFitting;
import fr.lanterne.knowledge.Reranker;
import fr.lanterne.knowledge.search.NeuralProperties;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Measures, on request. */
@Configuration(proxyBeanMethods = false)
class EvaluationConfiguration {

    @Bean
    ModelFitting modelFitting() {
        return new CrossValidatedFitting();
    }

    @Bean
    AnswerEvaluation answerEvaluation(ObjectProvider<Embedder> embedder, ObjectProvider<Reranker> reranker,
            NeuralProperties neural) {
        return new SearchEvaluation(new ExplanationFile(JsonMapper.shared()), new WeightTrial(
                Optional.ofNullable(embedder.getIfAvailable()), Optional.ofNullable(reranker.getIfAvailable()),
                neural.rerank().candidates()));
    }
}
