package fr.lanterne.bot.answer;

import fr.lanterne.bot.model.ChatModel;
import fr.lanterne.knowledge.Retriever;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Questions are answered from the fiches, phrased by the language model when there is one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnswerProperties.class)
class AnswerConfiguration {

    @Bean
    AnswerSkill answerSkill(Retriever retriever, ObjectProvider<ChatModel> model, AnswerProperties properties,
            Clock clock) {
        return new AnswerSkill(retriever, model.getIfAvailable(), properties, AnswerTexts.french(),
                new OldFacts(clock, properties.oldAfter()));
    }

    @Bean
    SmallTalk smallTalk() {
        return new SmallTalk(AnswerTexts.french());
    }
}
