package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.FichePassages;
import fr.lanterne.knowledge.KnowledgeStatus;
import fr.lanterne.knowledge.catalog.Catalog;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Search over the catalog; nothing is opened before {@code IndexFollower.start()}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchProperties.class)
class SearchConfiguration {

    @Bean
    FollowedIndex followedIndex(Catalog catalog, SearchProperties properties) {
        return new FollowedIndex(catalog, properties, QuestionWords.shipped());
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
