package fr.lanterne.bot.handover;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the mediators. */
@Configuration(proxyBeanMethods = false)
class HandoverConfiguration {

    @Bean
    HandoverSkill handoverSkill(MessageSource texts) {
        return new HandoverSkill(texts);
    }
}
