package fr.lanterne.bot.talk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Talk needs nothing from outside. */
@Configuration(proxyBeanMethods = false)
class TalkConfiguration {

    @Bean
    SmallTalk smallTalk() {
        return new SmallTalk();
    }

    @Bean
    ForeignLanguage foreignLanguage() {
        return new ForeignLanguage();
    }
}
