package fr.lanterne.bot.handover;

import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.Apology;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the mediators, on request and after a failure of ours. */
@Configuration(proxyBeanMethods = false)
class HandoverConfiguration {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("fr.lanterne.bot.handover.handover-messages",
            Locale.FRENCH);

    @Bean
    HandoverSkill handoverSkill() {
        return new HandoverSkill(TEXTS);
    }

    @Bean
    Apology apology() {
        Reply reply = new Reply(
                List.of(new Reply.Paragraph(TEXTS.getString("apology.what")),
                        new Reply.Paragraph(TEXTS.getString("apology.kept"))),
                List.of(), List.of(new Reply.Action(TEXTS.getString("apology.human.label"), Reply.Action.Kind.SEND,
                        TEXTS.getString("apology.human.request"))));
        return () -> reply;
    }
}
