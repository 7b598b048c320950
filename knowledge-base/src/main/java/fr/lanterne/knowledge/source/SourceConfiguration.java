package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.Importer;
import fr.lanterne.knowledge.IndexFollower;
import fr.lanterne.knowledge.KnowledgeOpening;
import fr.lanterne.knowledge.catalog.Catalog;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The importer, and the starter set unless {@code lanterne.starter-set} is {@code false}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SourceProperties.class)
class SourceConfiguration {

    @Bean
    Importer importer(Catalog catalog, SourceProperties properties,
            @Value("${lanterne.data-dir:./data}") Path dataDir, Clock clock) {
        return new FicheImporter(catalog, properties, dataDir, clock);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "lanterne.starter-set", matchIfMissing = true)
    StarterSet starterSet(Catalog catalog, ResourcePatternResolver resources, Clock clock) {
        return new StarterSet(catalog, resources, clock);
    }

    @Bean
    KnowledgeOpening knowledgeOpening(Optional<StarterSet> starterSet, IndexFollower follower) {
        return new StarterOpening(starterSet, follower);
    }
}
