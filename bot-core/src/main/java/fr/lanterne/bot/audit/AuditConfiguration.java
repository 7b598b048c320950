package fr.lanterne.bot.audit;

import fr.lanterne.bot.AuditTrail;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The audit log in the store. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    AuditTrail auditTrail(DatabaseClient database, Clock clock) {
        return new AuditLog(database, clock);
    }
}
