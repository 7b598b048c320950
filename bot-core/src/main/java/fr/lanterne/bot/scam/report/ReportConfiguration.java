package fr.lanterne.bot.scam.report;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.Rounds;
import fr.lanterne.bot.ScamReports;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.understanding.Understanding;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Citizens learn from each other through the store; corrections are told by instances that serve. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportProperties.class)
class ReportConfiguration {

    /** The only message of an erased conversation is gone after that. */
    private static final Duration FORGETTING = Duration.ofMinutes(1);

    @Bean
    ClusterStore scamClusters(DatabaseClient database, TransactionalOperator transactions, Clock clock) {
        return new ClusterStore(database, transactions, clock);
    }

    @Bean
    Samples scamSamples(Conversations conversations, ShownMessages shown, Understanding understanding) {
        return new Samples(conversations, shown, understanding);
    }

    @Bean
    Reporting scamReporting(ClusterStore clusters, ReportProperties properties) {
        return new StoredReporting(clusters, new ReportTexts(), properties);
    }

    @Bean
    ScamReports scamReports(DatabaseClient database, TransactionalOperator transactions, AuditTrail audit,
            Samples samples, ShownMessages shown, ReportProperties properties, Clock clock) {
        return new Clusters(database,
                new Judging(database, transactions, audit, properties.correctWithin(), clock), samples, shown, clock);
    }

    @Bean
    @ConditionalOnProperty(name = "lanterne.serve", havingValue = "true")
    Corrections scamCorrections(ClusterStore clusters, Conversations conversations, Samples samples, LiveFeed feed,
            ReportProperties properties, Clock clock) {
        return new Corrections(clusters, conversations, samples, new ReportTexts(), feed, properties, clock);
    }

    @Bean
    @ConditionalOnProperty(name = "lanterne.serve", havingValue = "true")
    Rounds correctionRounds(Corrections corrections, ReportProperties properties) {
        return new Rounds("tell of corrected verdicts", properties.sweep(), corrections::sweep);
    }

    @Bean
    @ConditionalOnProperty(name = "lanterne.serve", havingValue = "true")
    Rounds forgettingRounds(Corrections corrections) {
        return new Rounds("forget old reports of scams", FORGETTING, corrections::forget);
    }
}
