package fr.lanterne.bot.model;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** A language model, when an address and a name for one are set. Without them Lanterne answers in the fiches' own words. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ModelProperties.class)
class ModelConfiguration {

    @Bean
    @Conditional(ModelIsSet.class)
    ChatModel chatModel(ModelProperties properties) {
        return new PausingChatModel(new OpenAiChatModel(properties), properties.pause(), Clock.systemUTC());
    }

    /** An empty setting counts as none: an environment variable can be emptied but not always removed. */
    static class ModelIsSet extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean set = !context.getEnvironment().getProperty("lanterne.llm.base-url", "").isBlank()
                    && !context.getEnvironment().getProperty("lanterne.llm.model", "").isBlank();
            return new ConditionOutcome(set, ConditionMessage.of("lanterne.llm.base-url and lanterne.llm.model"));
        }
    }
}
