package fr.lanterne.bot.understanding;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Understanding needs nothing from outside. */
@Configuration(proxyBeanMethods = false)
class UnderstandingConfiguration {

    @Bean
    Understanding understanding() {
        return new Understanding();
    }
}
