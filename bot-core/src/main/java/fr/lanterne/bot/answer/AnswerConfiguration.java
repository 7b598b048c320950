package fr.lanterne.bot.answer;

import fr.lanterne.bot.CoPilot;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.model.ChatModel;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.Retriever;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Questions are answered from the fiches, phrased by the language model when there is one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AnswerProperties.class, ContextProperties.class})
class AnswerConfiguration {

    @Bean
    CoPilot coPilot(Conversations conversations, Understanding understanding, AnswerSkill skill) {
        return new Suggesting(conversations, understanding, skill);
    }

    @Bean
    AnswerSkill answerSkill(Retriever retriever, ObjectProvider<ChatModel> model, Understanding understanding,
            Clock clock, AnswerProperties properties, ContextProperties context) {
        ChatModel present = model.getIfAvailable();
        Retriever inTime = question -> Mono.defer(() -> retriever.retrieve(question))
                .timeout(properties.searchTimeout());
        Rewriting rewriting = present == null ? null : new Rewriting(present, context.rewriteTimeout());
        return new AnswerSkill(new Asking(inTime, understanding, rewriting, context, clock), new OwnFile(inTime),
                present, properties, AnswerTexts.french(), new OldFacts(clock, properties.oldAfter()));
    }
}
