package fr.lanterne.bot.model;

import fr.lanterne.knowledge.Embedder;
import fr.lanterne.knowledge.Reranker;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Outside models, each when its address is set. Without a language model Lanterne answers in the fiches' own words, without
 * the others it searches by words alone.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ModelProperties.class, EmbeddingProperties.class, RerankProperties.class})
class ModelConfiguration {

    @Bean
    @Conditional(ModelIsSet.class)
    ChatModel chatModel(ModelProperties properties) {
        return new PausingChatModel(new OpenAiChatModel(properties), properties.pause(), Clock.systemUTC());
    }

    @Bean
    @Conditional(EmbeddingsAreSet.class)
    Embedder embedder(EmbeddingProperties properties) {
        return new OpenAiEmbedder(properties, Clock.systemUTC());
    }

    @Bean
    @Conditional(RerankIsSet.class)
    Reranker reranker(RerankProperties properties) {
        return new HttpReranker(properties, Clock.systemUTC());
    }

    static class ModelIsSet extends AllAreSet {
        ModelIsSet() {
            super("lanterne.llm.base-url", "lanterne.llm.model");
        }
    }

    static class EmbeddingsAreSet extends AllAreSet {
        EmbeddingsAreSet() {
            super("lanterne.embeddings.base-url", "lanterne.embeddings.model");
        }
    }

    static class RerankIsSet extends AllAreSet {
        RerankIsSet() {
            super("lanterne.rerank.url");
        }
    }

    /** An empty setting counts as none: an environment variable can be emptied but not always removed. */
    abstract static class AllAreSet extends SpringBootCondition {

        private final List<String> settings;

        AllAreSet(String... settings) {
            this.settings = List.of(settings);
        }

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean set = settings.stream()
                    .noneMatch(name -> context.getEnvironment().getProperty(name, "").isBlank());
            return new ConditionOutcome(set, ConditionMessage.of(String.join(" and ", settings)));
        }
    }
}
