package fr.lanterne.channels.telegram;

import fr.lanterne.bot.Assistant;
import fr.lanterne.bot.Assistant.Receipt;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Deliveries;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.PictureReading;
import fr.lanterne.bot.PictureReading.Reading;
import fr.lanterne.bot.Reply;
import fr.lanterne.channels.telegram.Allowance.Grant;
import fr.lanterne.channels.telegram.Arrival.Place;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is done about what came in. Doing it twice comes to the same: every message has a key that follows from Telegram's own
 * numbers ({@code m} written, {@code e} edited, {@code c} pressed), and so has everything that is told.
 */
class Conversing {

    private static final int MOST_TEXT = IncomingMessage.Text.MAX_LENGTH;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Assistant assistant;
    private final Deliveries deliveries;
    private final Chats chats;
    private final BotApi api;
    private final PictureReading pictures;
    private final Commands commands;
    private final Typing typing;
    private final Clock clock;
    private final Duration patience;
    private final Allowance messages;
    private final Allowance images;
    private final Allowance refusals = new Allowance(1, Duration.ofMinutes(10));

    Conversing(Assistant assistant, Deliveries deliveries, Chats chats, BotApi api, PictureReading pictures,
            Typing typing, TelegramProperties properties, Clock clock) {
        this.assistant = assistant;
        this.deliveries = deliveries;
        this.chats = chats;
        this.api = api;
        this.pictures = pictures;
        this.commands = new Commands(assistant, chats, api);
        this.typing = typing;
        this.clock = clock;
        this.patience = properties.timeout();
        this.messages = new Allowance(properties.messagesPerMinute(), MINUTE);
        this.images = new Allowance(properties.imagesPerHour(), Duration.ofHours(1));
    }

    /** Does what there is to do; an error is a fault, after which it is done again. */
    Mono<Void> handle(Arrival arrival, long updateId) {
        return switch (arrival) {
            case Arrival.Message message -> message.addressed() ? message(message, updateId) : Mono.empty();
            case Arrival.Press press -> press(press, updateId);
            case Arrival.Membership(Place place, boolean blocked) ->
                deliveries.block(TelegramOutlet.CHANNEL, Long.toString(place.chatId()), blocked);
            case Arrival.Moved(long from, long to) -> chats.moved(from, to);
            case Arrival.Nothing() -> Mono.empty();
        };
    }

    /** Pictures that were sent together are one message. */
    Mono<Void> handle(Arrival.Album album, long updateId) {
        return granted(album.place(), album.date(), updateId, true).flatMap(_ -> open(album.place(), updateId))
                .flatMap(talk -> Flux.fromIterable(album.pictures()).concatMap(this::reading).collectList()
                        .flatMap(readings -> {
                            String words = readings.stream().filter(Reading.Read.class::isInstance)
                                    .map(reading -> ((Reading.Read) reading).message().text())
                                    .collect(Collectors.joining("\n"));
                            String caption = album.pictures().stream().map(Arrival.Picture::caption)
                                    .filter(text -> !text.isBlank()).collect(Collectors.joining("\n"));
                            Reading first = readings.getFirst();
                            return words.isBlank() && first instanceof Reading.NotRead(_, String why)
                                    ? tell(talk, updateId, Reply.of(why))
                                    : receive(album.place(), talk, "m" + album.messageId(), joined(words, caption),
                                            album.date());
                        }));
    }

    /** Tells the citizen that what they sent could not be worked. */
    Mono<Void> apologise(Arrival arrival, long updateId) {
        return arrival instanceof Arrival.Message(Place place, _, _, _, _, _, boolean addressed) && addressed
                ? open(place, updateId).flatMap(talk -> tell(talk, updateId, Texts.reply("failed")))
                : Mono.empty();
    }

    private Mono<Void> message(Arrival.Message message, long updateId) {
        Place place = message.place();
        boolean isPicture = message.content() instanceof Arrival.Picture;
        return granted(place, message.date(), updateId, isPicture)
                .flatMap(_ -> isStart(message.content()) ? known(place) : open(place, updateId))
                .flatMap(talk -> content(message, talk, updateId));
    }

    private Mono<Void> content(Arrival.Message message, ConversationId talk, long updateId) {
        Place place = message.place();
        return switch (message.content()) {
            case Arrival.Words(String text, _) when text.startsWith("/") ->
                command(place, talk, text, message, updateId);
            case Arrival.Words(String text, String quoted) ->
                receive(place, talk, key(message), quoted.isBlank() ? text : text + "\n" + quotation(quoted),
                        message.date());
            case Arrival.Forwarded(String text, String from) ->
                receive(place, talk, key(message), (from.isEmpty()
                        ? Texts.text("forwarded-nameless")
                        : Texts.text("forwarded", from)) + "\n" + text, message.date());
            case Arrival.Picture picture -> reading(picture).flatMap(reading -> switch (reading) {
                case Reading.Read(IncomingMessage.Text words) -> receive(place, talk, key(message),
                        joined(words.text(), picture.caption()), message.date());
                case Reading.NotRead(_, String why) -> picture.caption().isBlank()
                        ? tell(talk, updateId, Reply.of(why))
                        : tell(talk, updateId, Reply.of(why)).then(receive(place, talk, key(message),
                                picture.caption(), message.date()));
            });
            case Arrival.Other(Arrival.Kind kind) -> refusals.take(place.chatId(), message.date()) == Grant.GRANTED
                    ? tell(talk, updateId, Texts.reply("not-read." + kind))
                    : Mono.empty();
        };
    }

    private Mono<Void> command(Place place, ConversationId talk, String text, Arrival.Message message, long updateId) {
        return switch (commands.read(text)) {
            case Commands.Said(String words) -> receive(place, talk, key(message), words, message.date());
            case Commands.Asks asks -> commands.answer(asks, place, talk, notice(updateId));
        };
    }

    /** A press is answered at once, so that the button stops turning; pressed twice it sends its message once. */
    private Mono<Void> press(Arrival.Press press, long updateId) {
        return chats.known(press.place())
                .flatMap(talk -> Mono.justOrEmpty(Buttons.pressed(press.data()))
                        .flatMap(pressed -> assistant.transcript(talk, pressed.sequence() - 1, 1)
                                .flatMapIterable(found -> found).next().filter(pressed::isOf)
                                .flatMap(said -> pressed(press, talk, pressed, said, updateId))))
                .defaultIfEmpty("stale").flatMap(answer -> answered(press, answer));
    }

    /** What to answer the press with. */
    private Mono<String> pressed(Arrival.Press press, ConversationId talk, Buttons.Pressed pressed, ChatMessage said,
            long updateId) {
        if (pressed.judgement()) {
            return assistant.feedback(talk, said.id(), pressed.number() == 1, "").thenReturn("thanks");
        }
        if (pressed.number() >= said.reply().actions().size()) {
            return Mono.just("stale");
        }
        String value = said.reply().actions().get(pressed.number()).value();
        String key = "c" + pressed.sequence() + "." + pressed.number();
        Instant now = clock.instant();
        Mono<Void> done = switch (commands.read(value)) {
            case Commands.Said(String words) -> receive(press.place(), talk, key, words, now);
            case Commands.Asks asks -> commands.answer(asks, press.place(), talk, notice(updateId));
        };
        return done.thenReturn("pressed");
    }

    private Mono<Void> answered(Arrival.Press press, String text) {
        AnswerCallbackQuery answer = new AnswerCallbackQuery(press.callbackId());
        answer.setText(Texts.text(text));
        // Telegram takes answers for some seconds only: one that is late is no fault.
        return api.call(answer).onErrorComplete().then();
    }

    /** Empty when the chat sent too much; it is told so once. */
    private Mono<Grant> granted(Place place, Instant sentAt, long updateId, boolean picture) {
        Grant grant = messages.take(place.chatId(), sentAt);
        String told = "too-many";
        if (grant == Grant.GRANTED && picture) {
            grant = images.take(place.chatId(), sentAt);
            told = "too-many-images";
        }
        String why = told;
        return switch (grant) {
            case GRANTED -> Mono.just(grant);
            case REFUSED -> open(place, updateId).flatMap(talk -> tell(talk, updateId, Texts.reply(why)))
                    .then(Mono.empty());
            case REFUSED_AGAIN -> Mono.empty();
        };
    }

    private Mono<ConversationId> known(Place place) {
        return chats.of(place).map(Chats.Talk::conversation);
    }

    /** The conversation; a new one begins with who speaks. */
    private Mono<ConversationId> open(Place place, long updateId) {
        return chats.of(place).flatMap(talk -> talk.isNew()
                ? tell(talk.conversation(), -updateId - 1, Texts.reply(place.isPrivate() ? "intro" : "group"))
                        .thenReturn(talk.conversation())
                : Mono.just(talk.conversation()));
    }

    private Mono<Void> receive(Place place, ConversationId talk, String key, String text, Instant sentAt) {
        String cut = text.strip();
        if (cut.isEmpty()) {
            return Mono.empty();
        }
        IncomingMessage.Text words = new IncomingMessage.Text(cut.substring(0, Math.min(cut.length(), MOST_TEXT)));
        return assistant.receive(new IncomingMessage(talk, key, words, sentAt)).flatMap(receipt -> switch (receipt) {
            case Receipt.Stored _,Receipt.KeyReused() -> Mono.fromRunnable(() -> typing.begin(place, talk, sentAt,
                    clock.instant()));
            // Erased a moment ago: it begins anew when the update is tried again.
            case Receipt.UnknownConversation() ->
                Mono.error(() -> new IllegalStateException("the conversation was erased"));
        });
    }

    private Mono<Void> tell(ConversationId talk, long number, Reply reply) {
        return assistant.tell(talk, notice(number), reply).then();
    }

    private Mono<Reading> reading(Arrival.Picture picture) {
        if (picture.bytes() > PictureReading.MAX_BYTES) {
            return Mono.just(tooLarge());
        }
        return api.file(picture.fileId(), patience.multipliedBy(2)).flatMap(pictures::read)
                .onErrorResume(fault -> fault instanceof BotApiFault refused
                        && refused.kind() == BotApiFault.Kind.REFUSED, _ -> Mono.just(tooLarge()));
    }

    private static Reading tooLarge() {
        return new Reading.NotRead(PictureReading.Reason.TOO_LARGE, Texts.text("picture-too-large"));
    }

    /** What stands below a picture is said about it; what stands on it comes first, so that it is known for a picture. */
    private static String joined(String words, String caption) {
        return caption.isBlank() ? words : words + "\n" + caption;
    }

    /** As people quote in mails. */
    private static String quotation(String quoted) {
        return quoted.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    }

    private static boolean isStart(Arrival.Content content) {
        return content instanceof Arrival.Words(String text, _) && text.toLowerCase(Locale.ROOT).startsWith("/start");
    }

    private static String key(Arrival.Message message) {
        Instant edited = message.editedAt();
        return edited == null
                ? "m" + message.messageId()
                : "e" + message.messageId() + "." + edited.getEpochSecond();
    }

    private static MessageId notice(long number) {
        return new MessageId(UUID.nameUUIDFromBytes(("telegram " + number).getBytes(StandardCharsets.UTF_8)));
    }
}
