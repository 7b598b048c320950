package fr.lanterne.knowledge.catalog;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The catalog of this service. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    @Bean
    Catalog catalog(DatabaseClient database, TransactionalOperator transactions, Clock clock) {
        return new Catalog(database, transactions, clock);
    }
}
