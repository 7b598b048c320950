package fr.lanterne.bot.insight;

import fr.lanterne.bot.MediatorPresence;
import fr.lanterne.bot.Supervision;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The figures, read from the store. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SupervisionProperties.class)
class InsightConfiguration {

    @Bean
    Supervision supervision(DatabaseClient database, MediatorPresence presence, SupervisionProperties properties,
            Clock clock) {
        return new HandoverFigures(database, presence, properties.serviceTime(), clock);
    }
}
