package fr.lanterne.channels.telegram;

import fr.lanterne.bot.Lanes;
import fr.lanterne.bot.Rounds;
import fr.lanterne.channels.telegram.UpdateJournal.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Works the updates that are kept: those of a chat one after the other, different chats side by side. What fails is tried
 * again, and after some tries set aside, so that the chat goes on.
 */
class ChatLanes {

    private static final Logger LOG = LoggerFactory.getLogger(ChatLanes.class);
    private static final int AT_ONCE = 30;
    /** Pictures that are sent together come one by one. */
    private static final Duration ALBUM = Duration.ofMillis(1_500);
    private static final Duration SWEEP = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(3);
    private static final Duration FORGETTING = Duration.ofHours(1);

    private final UpdateJournal journal;
    private final Conversing conversing;
    private final AtomicReference<UpdateReader.Self> bot;
    private final TelegramProperties properties;
    private final Clock clock;
    private final Lanes<Long> lanes;
    private final ConcurrentMap<Long, Long> settled = new ConcurrentHashMap<>();
    private final Disposable.Composite running = Disposables.composite();

    ChatLanes(UpdateJournal journal, Conversing conversing, AtomicReference<UpdateReader.Self> bot,
            TelegramProperties properties, Clock clock) {
        this.journal = journal;
        this.conversing = conversing;
        this.bot = bot;
        this.properties = properties;
        this.clock = clock;
        this.lanes = new Lanes<>(properties.parallelChats(), this::drain);
    }

    void start() {
        running.add(lanes.open());
        running.add(Rounds.begin("look for updates that wait", Duration.ZERO, SWEEP,
                () -> journal.chats().doOnNext(lanes::wake).then()));
        running.add(Rounds.begin("forget old updates", FORGETTING, FORGETTING,
                () -> journal.forget(clock.instant().minus(KEPT))));
    }

    void stop() {
        running.dispose();
    }

    void wake(long chat) {
        lanes.wake(chat);
    }

    private Mono<Void> drain(long chat) {
        return worked(chat).repeat().takeUntil(more -> !more).then().onErrorResume(fault -> {
            LOG.warn("Updates of a chat wait for the next look: {}", fault.toString());
            return Mono.empty();
        });
    }

    /** Works the oldest updates of the chat; false when there are none. */
    private Mono<Boolean> worked(long chat) {
        return journal.waiting(chat, AT_ONCE).flatMap(kept -> kept.isEmpty()
                ? Mono.just(false)
                : worked(chat, ChatTurn.of(kept, bot.get()), kept.size() == AT_ONCE).thenReturn(true));
    }

    /** @param full whether there may be more than these */
    private Mono<Void> worked(long chat, List<ChatTurn> turns, boolean full) {
        return Flux.fromIterable(turns)
                .concatMap(turn -> turn.first() == turns.getLast().first() && !full && mayGrow(chat, turn)
                        ? Mono.delay(ALBUM).thenReturn(false)
                        : worked(turn), 1)
                .takeUntil(done -> !done).then();
    }

    /** Pictures that came last may be followed by more of them; they are waited for once. */
    private boolean mayGrow(long chat, ChatTurn turn) {
        return turn instanceof ChatTurn.Together && !Long.valueOf(turn.first()).equals(settled.put(chat, turn.first()));
    }

    /** False when it and the rest have to be looked at again. */
    private Mono<Boolean> worked(ChatTurn turn) {
        Mono<Void> handled = switch (turn) {
            case ChatTurn.One(long update, Arrival arrival) -> conversing.handle(arrival, update);
            case ChatTurn.Together(_, Arrival.Album album, _, long first) -> conversing.handle(album, first);
        };
        return handled.then(journal.done(turn.updates(), Status.DONE)).thenReturn(true)
                .onErrorResume(fault -> failed(turn, fault));
    }

    /** A database that is down takes no count either, so only what fails while it works counts. */
    private Mono<Boolean> failed(ChatTurn turn, Throwable fault) {
        return journal.failed(turn.first()).flatMap(tries -> {
            // The fault's own words may hold what a citizen wrote, or the token.
            String reason = fault instanceof BotApiFault told ? told.getMessage() : fault.getClass().getSimpleName();
            if (tries < properties.attempts()) {
                LOG.warn("Update {} failed {} times, will try again: {}", turn.first(), tries, reason);
                return Mono.delay(properties.retryAfter().multipliedBy(1L << Math.min(tries - 1, 6))).thenReturn(false);
            }
            LOG.error("ALERT: update {} failed {} times and is set aside; the citizen is told: {}", turn.first(), tries,
                    reason);
            return journal.done(turn.updates(), Status.SET_ASIDE)
                    .then(conversing.apologise(turn.arrival(), turn.first()).onErrorComplete()).thenReturn(true);
        });
    }
}
