package fr.lanterne.bot.signpost;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Signposts need nothing from outside: they stand when all else is down. */
@Configuration(proxyBeanMethods = false)
class SignpostConfiguration {

    @Bean
    SignpostSkill signpostSkill() {
        return new SignpostSkill();
    }
}
