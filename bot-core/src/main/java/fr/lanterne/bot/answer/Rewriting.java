package fr.lanterne.bot.answer;

import fr.lanterne.bot.model.ChatModel;
import fr.lanterne.bot.model.ModelFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Has the language model make a question whole from the last messages. What comes back is only ever searched with: it is cut
 * to one short line, and is never shown.
 */
final class Rewriting {

    /** Of the rules, with their number. */
    static final String VERSION = "rewriting-v1";

    private static final Logger log = LoggerFactory.getLogger(Rewriting.class);
    private static final int MAX_LENGTH = 300;
    private static final int MAX_SAID = 300;
    private static final int MAX_EXCHANGES = 3;

    private final ChatModel model;
    private final Duration timeout;
    private final String rules = PhrasingPrompt.resource(VERSION + ".txt");

    Rewriting(ChatModel model, Duration timeout) {
        this.model = model;
        this.timeout = timeout;
    }

    /** The question made whole; empty when the model gives none in time. */
    Mono<Optional<String>> whole(String message, List<Exchange> exchanges) {
        return Mono.defer(() -> model.stream(prompt(message, exchanges))
                .scan("", String::concat).takeUntil(said -> said.length() > MAX_LENGTH).last("")
                .map(Rewriting::line))
                .timeout(timeout)
                .onErrorResume(error -> {
                    log.warn("The language model made no question whole ({}): going by the rules",
                            error instanceof ModelFailure failure
                                    ? failure.kind()
                                    : error instanceof TimeoutException ? "too slow" : error.toString());
                    return Mono.just(Optional.empty());
                });
    }

    private ChatModel.Prompt prompt(String message, List<Exchange> exchanges) {
        StringBuilder data = new StringBuilder("<conversation>\n");
        exchanges.stream().skip(Math.max(0, exchanges.size() - MAX_EXCHANGES)).forEach(exchange -> {
            data.append("Personne : ").append(quoted(exchange.said())).append('\n');
            if (exchange.isHelp()) {
                data.append("Conseiller : ").append(quoted(exchange.reply().plainText())).append('\n');
            }
            exchange.title().ifPresent(
                    title -> data.append("Assistant : réponse de la fiche « ").append(quoted(title)).append(" »\n"));
        });
        data.append("</conversation>\n<message>\n").append(quoted(message)).append("\n</message>");
        return new ChatModel.Prompt(rules, data.toString());
    }

    private static String quoted(String text) {
        String line = PhrasingPrompt.quoted(text).replaceAll("\\s+", " ");
        return line.length() <= MAX_SAID ? line : line.substring(0, MAX_SAID);
    }

    /** The one line of an answer; empty when it has several, is too long or holds no word. */
    private static Optional<String> line(String said) {
        String line = Plain.visible(said).strip();
        boolean usable = said.length() <= MAX_LENGTH && line.lines().count() == 1
                && line.codePoints().anyMatch(Character::isLetter);
        return usable ? Optional.of(line) : Optional.empty();
    }
}
