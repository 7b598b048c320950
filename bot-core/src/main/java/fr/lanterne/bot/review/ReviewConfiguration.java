package fr.lanterne.bot.review;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.Rounds;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.HeldAnswers;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.Outlooks;
import fr.lanterne.bot.desk.DeskProperties;
import fr.lanterne.bot.dialogue.Checking;
import fr.lanterne.bot.understanding.Understanding;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Answers wait for a mediator where the team wants it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReviewProperties.class)
class ReviewConfiguration {

    @Bean
    Checking checking(DatabaseClient database) {
        return new TeamChecking(database, new ReviewTexts());
    }

    @Bean
    ReviewDesk answerReview(HeldAnswers answers, Conversations conversations, TransactionalOperator transactions,
            LiveFeed feed, Outlooks waits, Understanding understanding, AuditTrail audit, DeskProperties properties,
            Clock clock) {
        return new ReviewDesk(answers, conversations, transactions, feed,
                new ReviewDesk.Rules(waits, new ReviewTexts(), understanding, audit, properties.poll(), clock));
    }

    @Bean
    @ConditionalOnProperty(name = "lanterne.serve", havingValue = "true")
    Rounds reviewRounds(ReviewDesk desk, ReviewProperties properties) {
        return new Rounds("look for answers that nobody checked", properties.sweep(), desk::sweep);
    }
}
