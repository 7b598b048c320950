package fr.lanterne.bot.dialogue;

import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.understanding.Understanding;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The dialogue over all skills that there are. */
@Configuration(proxyBeanMethods = false)
class DialogueConfiguration {

    @Bean
    Turns turns(Conversations conversations, LiveFeed feed, Understanding understanding, List<Skill> skills,
            Escalation escalation, Return back, Checking checking, Apology apology) {
        return new Turns(conversations, feed, understanding, skills, escalation, back, checking, apology);
    }
}
