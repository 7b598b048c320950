package fr.lanterne.channels.telegram;

import fr.lanterne.bot.Assistant;
import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatEvent;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.channels.telegram.Arrival.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.telegram.telegrambots.meta.api.methods.ActionType;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Shows that the bot is writing, when its answer takes a while. Never kept and never tried again, and nothing of it is shown
 * for a message that waited: "typing" is only true at once.
 */
class Typing {

    /** Most answers are there by then. */
    private static final Duration PATIENCE = Duration.ofMillis(700);
    /** Telegram shows it for five seconds. */
    private static final Duration AGAIN = Duration.ofSeconds(4);
    private static final Duration AT_MOST = Duration.ofSeconds(40);
    private static final Duration STALE = Duration.ofSeconds(10);

    private final Assistant assistant;
    private final BotApi api;
    private final Map<Long, Instant> unanswered = new ConcurrentHashMap<>();

    Typing(Assistant assistant, BotApi api) {
        this.assistant = assistant;
        this.api = api;
    }

    /** Something was said there: nobody waits any more. */
    void answered(long chatId) {
        unanswered.remove(chatId);
    }

    void begin(Place place, ConversationId talk, Instant sentAt, Instant now) {
        if (sentAt.isBefore(now.minus(STALE))) {
            return;
        }
        unanswered.put(place.chatId(), now);
        SendChatAction action = new SendChatAction(Long.toString(place.chatId()), ActionType.TYPING.toString());
        Mono.delay(PATIENCE).filter(tick -> unanswered.remove(place.chatId(), now))
                .flatMapMany(tick -> assistant.follow(talk, Long.MAX_VALUE)).ofType(ChatEvent.Typing.class)
                .filter(typing -> typing.author() == Author.BOT).timeout(Mono.delay(PATIENCE))
                .takeUntil(typing -> !typing.active())
                .switchMap(typing -> typing.active()
                        ? Flux.interval(Duration.ZERO, AGAIN).onBackpressureDrop()
                                .concatMap(tick -> api.call(action).onErrorComplete())
                        : Mono.empty())
                .take(AT_MOST).onErrorComplete().subscribe();
    }
}
