package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Embedder;
import fr.lanterne.knowledge.FichePassages;
import fr.lanterne.knowledge.KnowledgeStatus;
import fr.lanterne.knowledge.Reranker;
import fr.lanterne.knowledge.VectorStatus;
import fr.lanterne.knowledge.catalog.Catalog;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Search over the catalog; nothing is opened before {@code IndexFollower.start()}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SearchProperties.class, NeuralProperties.class})
class SearchConfiguration {

    @Bean
    FollowedIndex followedIndex(Catalog catalog, SearchProperties properties, ObjectProvider<Embedder> embedder,
            ObjectProvider<Reranker> reranker, NeuralProperties neural) {
        return new FollowedIndex(catalog, properties, QuestionWords.shipped(),
                new OutsideModels(embedder.getIfAvailable(), reranker.getIfAvailable(), neural));
    }

    /** There is none when no embedder is used. */
    @Bean
    @Nullable
    VectorStatus vectorStatus(FollowedIndex index) {
        return index.vectors().orElse(null);
    }

    @Bean
    FichePassages fichePassages(Catalog catalog) {
        return new CatalogPassages(catalog);
    }

    @Bean
    KnowledgeStatus knowledgeStatus(Catalog catalog, FollowedIndex index) {
        return new CurrentStatus(catalog, index);
    }
}
