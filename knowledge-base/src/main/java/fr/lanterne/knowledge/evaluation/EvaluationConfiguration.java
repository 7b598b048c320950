package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.AnswerEvaluation;
import fr.lanterne.knowledge.ModelFitting;
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
    AnswerEvaluation answerEvaluation() {
        return new SearchEvaluation(new ExplanationFile(JsonMapper.shared()));
    }
}
