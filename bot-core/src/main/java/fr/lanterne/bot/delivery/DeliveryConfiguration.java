package fr.lanterne.bot.delivery;

import fr.lanterne.bot.Outlet;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.LiveFeed;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The delivery, while the application serves, over all channels that bring messages themselves. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "lanterne.serve", havingValue = "true")
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {

    @Bean
    Dispatch deliveries(DatabaseClient database, TransactionalOperator transactions, Conversations conversations,
            LiveFeed feed, ObjectProvider<Outlet> outlets, DeliveryProperties properties, Clock clock) {
        DeliveryStore store = new DeliveryStore(database, transactions);
        Courier courier = new Courier(store, conversations, outlets.orderedStream().toList(), new Fitting(), properties,
                clock,
                () -> ThreadLocalRandom.current().nextLong());
        return new Dispatch(store, courier, feed, properties, clock);
    }
}
