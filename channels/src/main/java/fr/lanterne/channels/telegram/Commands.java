package fr.lanterne.channels.telegram;

import fr.lanterne.bot.Assistant;
import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Reply;
import fr.lanterne.channels.telegram.Arrival.Place;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import reactor.core.publisher.Mono;

/** What citizens may ask of the channel by a command; the rest is said to the assistant in words. */
class Commands {

    private static final List<String> MENU = List.of("aide", "humain", "arnaque", "mesdonnees", "oublier", "langue");
    private static final int PAGE = 200;

    private final Assistant assistant;
    private final Chats chats;
    private final BotApi api;

    Commands(Assistant assistant, Chats chats, BotApi api) {
        this.assistant = assistant;
        this.chats = chats;
        this.api = api;
    }

    static List<BotCommand> menu() {
        return MENU.stream().map(command -> new BotCommand(command, Texts.text("command." + command))).toList();
    }

    /** What a text comes to that may be a command, with what stands behind it. */
    Meaning read(String text) {
        if (!text.startsWith("/")) {
            return new Said(text);
        }
        String[] words = text.strip().split("\\s+", 2);
        String name = words[0].substring(1).split("@", 2)[0].toLowerCase(Locale.ROOT);
        String rest = words.length < 2 ? "" : words[1].strip();
        return switch (name) {
            // A link to the bot may say what the citizen came for.
            case "start" -> "arnaque".equals(rest) || "humain".equals(rest) ? read("/" + rest) : new Asks("welcome");
            case "aide", "help" -> new Asks("help");
            case "humain" -> new Said(Texts.text("human.request"));
            case "arnaque" -> new Said(Texts.text("scam.request") + (rest.isEmpty() ? "" : "\n" + rest));
            case "langue" -> new Asks("language");
            case "mesdonnees" -> new Asks("data");
            case "oublier" -> new Asks(switch (rest) {
                case "oui" -> "forgotten";
                case "non" -> "kept";
                default -> "forget";
            });
            default -> new Asks("unknown-command");
        };
    }

    /** @param id under which the answer is said, once */
    Mono<Void> answer(Asks asks, Place place, ConversationId talk, MessageId id) {
        return switch (asks.what()) {
            case "welcome" -> tell(talk, id, Texts.choice("welcome", "/arnaque", "/humain", "/aide"));
            case "forget" -> tell(talk, id, Texts.choice("forget", "/oublier oui", "/oublier non"));
            case "forgotten" -> assistant.erase(talk).then(chats.of(place))
                    .flatMap(anew -> tell(anew.conversation(), id, Texts.reply("forgotten")));
            case "data" -> data(place, talk, id);
            default -> tell(talk, id, Texts.reply(asks.what()));
        };
    }

    /** A file with all that is kept: sent directly, since it is no part of the conversation. */
    private Mono<Void> data(Place place, ConversationId talk, MessageId id) {
        return assistant.transcript(talk, 0, PAGE)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : assistant.transcript(talk, page.getLast().sequence(), PAGE))
                .flatMapIterable(page -> page).collectList().flatMap(messages -> messages.isEmpty()
                        ? tell(talk, id, Texts.reply("data.none"))
                        : api.call(file(place, messages)).then(tell(talk, id, Texts.reply("data", messages.size()))));
    }

    private static SendDocument file(Place place, List<ChatMessage> messages) {
        String text = messages.stream().map(message -> message.createdAt() + " " + name(message.author()) + "\n"
                + message.reply().plainText()).collect(Collectors.joining("\n\n"));
        return SendDocument.builder().chatId(place.chatId()).caption(Texts.text("data.caption"))
                .document(new InputFile(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        "conversation.txt"))
                .build();
    }

    private static String name(Author author) {
        return Texts.text("author." + author);
    }

    private Mono<Void> tell(ConversationId talk, MessageId id, Reply reply) {
        return assistant.tell(talk, id, reply).then();
    }

    /** What a text comes to. */
    sealed interface Meaning {}

    /** It is said to the assistant. */
    record Said(String words) implements Meaning {}

    /** It asks something of the channel. */
    record Asks(String what) implements Meaning {}
}
