package fr.lanterne.bot.team;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.Teams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The teams in the store. */
@Configuration(proxyBeanMethods = false)
class TeamConfiguration {

    @Bean
    Teams teams(DatabaseClient database, TransactionalOperator transactions, AuditTrail audit) {
        return new TeamStore(database, transactions, audit);
    }
}
