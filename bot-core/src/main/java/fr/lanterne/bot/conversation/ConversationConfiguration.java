package fr.lanterne.bot.conversation;

import java.security.SecureRandom;
import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The store of the conversations and their live feed. */
@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {

    @Bean
    Conversations conversations(DatabaseClient database, TransactionalOperator transactions, Clock clock) {
        return new Conversations(database, transactions, clock, new SecureRandom());
    }

    @Bean
    Transcripts transcripts(DatabaseClient database) {
        return new Transcripts(database);
    }

    @Bean
    HeldAnswers heldAnswers(DatabaseClient database, Clock clock) {
        return new HeldAnswers(database, clock);
    }

    @Bean
    LiveFeed liveFeed() {
        return new LiveFeed();
    }
}
