package fr.lanterne.bot.talk;

import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.Skill;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.Intent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import reactor.core.publisher.Flux;

/**
 * Says in the citizen's own language that Lanterne works in French, and where people help. English where the bundle {@code
 * foreign-messages} lacks a language.
 */
final class ForeignLanguage implements Skill {

    private final MessageSource messages = messages();

    @Override
    public Set<Intent> intents() {
        return Set.of(Intent.FOREIGN_LANGUAGE);
    }

    @Override
    public Flux<SkillStep> work(TurnInput input) {
        String language = input.message().language();
        Locale locale = Locale.of(language);
        Reply reply = new Reply(
                List.of(new Reply.Paragraph(text("french-only", locale)), new Reply.Paragraph(text("help", locale))),
                List.of(), List.of(send("human", locale), send("place", locale)));
        return Flux.just(new SkillStep.Concludes(Outcome.DECLINED, reply,
                Map.of("cause", "foreign_language", "language", language)));
    }

    /** The label is in the citizen's language; what is sent is French, which the bot understands. */
    private Reply.Action send(String action, Locale locale) {
        return new Reply.Action(text("action." + action, locale), Reply.Action.Kind.SEND,
                text("action." + action + ".request", Locale.ROOT));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private static MessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("fr.lanterne.bot.talk.foreign-messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
