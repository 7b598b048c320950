package fr.lanterne.bot.intake;

import fr.lanterne.bot.Assistant;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.Outlooks;
import fr.lanterne.bot.conversation.StopWaiting;
import fr.lanterne.bot.dialogue.Turns;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The front desk, open while the application serves (the other commands have no citizens). */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "lanterne.serve", havingValue = "true")
@EnableConfigurationProperties(IntakeProperties.class)
class IntakeConfiguration {

    @Bean
    Assistant assistant(Conversations conversations, LiveFeed feed, Turns turns, Outlooks waits, StopWaiting stop,
            IntakeProperties properties) {
        return new Reception(conversations, feed, new TurnLanes(conversations, turns, properties), waits, stop);
    }
}
