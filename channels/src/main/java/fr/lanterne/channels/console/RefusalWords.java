package fr.lanterne.channels.console;

import fr.lanterne.bot.Refusal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What mediators are told of what they did: that it is done, or why not. */
@Component
class RefusalWords {

    private final MessageSource messages;

    RefusalWords(MessageSource messages) {
        this.messages = messages;
    }

    String of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.HeldBy(var holder) -> words("held-by", holder.firstName());
            case Refusal.NotHeld() -> words("not-held");
            case Refusal.Ended() -> words("ended");
            case Refusal.NotYourMessage() -> words("not-your-message");
            case Refusal.Full(var mediator, int limit) -> words("full", mediator.firstName(), limit);
            case Refusal.Absent(var mediator) -> words("absent", mediator.firstName());
            case Refusal.UnknownSource _ -> words("unknown-source");
            case Refusal.UnknownTeam _ -> words("unknown-team");
            case Refusal.UnknownConversation() -> words("unknown");
            case Refusal.AsksFor(var secret) -> words("asks-for." + secret.name());
        };
    }

    /** What is wrong with a text that must be there, of at most so many characters; empty when nothing is. */
    Mono<String> unfit(String text, int most) {
        return text.isBlank() ? Mono.just(words("empty")) : tooLong(text, most);
    }

    /** The same of a text that may be left out. */
    Mono<String> tooLong(String text, int most) {
        return text.length() > most ? Mono.just(words("too-long", most)) : Mono.empty();
    }

    String words(String key, Object... values) {
        return messages.getMessage("console.refused." + key, values, Locale.FRENCH);
    }
}
