package fr.lanterne.channels.telegram;

import fr.lanterne.channels.telegram.TelegramProperties.Mode;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.description.GetMyDescription;
import org.telegram.telegrambots.meta.api.methods.description.SetMyDescription;
import org.telegram.telegrambots.meta.api.methods.name.GetMyName;
import org.telegram.telegrambots.meta.api.methods.name.SetMyName;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Holds the line to Telegram: introduces the bot, then fetches updates for ever or looks after the webhook. Nothing ends it but
 * the end of the service; every trouble is one sentence for the operator, and another try.
 */
class Connection implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int BATCH = 100;
    private static final Duration LOOKING_AFTER = Duration.ofMinutes(2);
    private static final Duration LONG_TROUBLE = Duration.ofSeconds(60);
    private static final Duration CONFLICT = Duration.ofSeconds(5);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

    private final BotApi api;
    private final Intake intake;
    private final ChatLanes lanes;
    private final TelegramState state;
    private final TelegramProperties properties;
    private final String publicUrl;
    private final AtomicReference<UpdateReader.Self> bot;
    private Disposable running = Disposables.disposed();

    Connection(BotApi api, TelegramConfiguration.TelegramLine line, TelegramState state, TelegramProperties properties,
            String publicUrl) {
        this.api = api;
        this.intake = line.intake();
        this.lanes = line.lanes();
        this.bot = line.bot();
        this.state = state;
        this.properties = properties;
        this.publicUrl = publicUrl;
    }

    @Override
    public void start() {
        running = persistently(introduced()).then(Mono.fromRunnable(lanes::start))
                .then(persistently(described()))
                .then(properties.mode() == Mode.POLLING ? polling() : webhook()).subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
        lanes.stop();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    /** Who the bot is: asked first, so that a wrong token is known at once. */
    private Mono<Void> introduced() {
        return api.call(new GetMe())
                .doOnNext(me -> bot.set(new UpdateReader.Self(Objects.requireNonNullElse(me.getId(), 0L),
                        Objects.requireNonNullElse(me.getUserName(), ""))))
                .then();
    }

    /** Menu, name and description; what is so already is left alone, since Telegram allows few changes a day. */
    private Mono<Void> described() {
        Mono<Void> name = properties.name().isBlank()
                ? Mono.empty()
                : api.call(new GetMyName()).filter(now -> !properties.name().equals(now.getName()))
                        .flatMap(other -> api.call(new SetMyName(properties.name(), null))).then();
        Mono<Void> description = properties.description().isBlank()
                ? Mono.empty()
                : api.call(new GetMyDescription())
                        .filter(now -> !properties.description().equals(now.getDescription()))
                        .flatMap(other -> api.call(new SetMyDescription(properties.description(), null))).then();
        return api.call(new SetMyCommands(Commands.menu())).then(name).then(description)
                .onErrorResume(BotApiFault.class, fault -> {
                    // The bot works without: no reason to wait.
                    LOG.warn("Telegram did not take the bot's menu, name or description: {}", fault.getMessage());
                    return Mono.empty();
                });
    }

    private Mono<Void> polling() {
        AtomicReference<Long> offset = new AtomicReference<>(0L);
        Mono<Void> round = Mono.defer(() -> api.updates(new RawUpdates(offset.get(), BATCH,
                (int) properties.pollTimeout().toSeconds(), UpdateReader.KINDS)))
                .flatMap(updates -> intake.take(updates).then(Mono.fromRunnable(() -> {
                    state.well("Telegram: messages of @" + bot.get().userName() + " come in by polling");
                    offset.accumulateAndGet(Intake.after(updates), Math::max);
                })));
        return persistently(api.call(new DeleteWebhook(false)).then())
                .then(Mono.defer(() -> persistently(round)).repeat().then());
    }

    private Mono<Void> webhook() {
        return persistently(registered())
                .then(Mono.delay(LOOKING_AFTER).then(persistently(lookedAfter())).repeat().then());
    }

    private Mono<Void> registered() {
        return api.call(SetWebhook.builder().url(address()).secretToken(properties.webhookSecret())
                .allowedUpdates(UpdateReader.KINDS).build())
                .doOnNext(done -> state.well("Telegram: messages of @" + bot.get().userName() + " come in by webhook"))
                .then();
    }

    /** A webhook that was taken away is set again; one that leads elsewhere is somebody's decision. */
    private Mono<Void> lookedAfter() {
        return api.call(new GetWebhookInfo()).flatMap(info -> {
            String url = Objects.requireNonNullElse(info.getUrl(), "");
            if (url.isEmpty()) {
                state.broken("Telegram: the webhook was removed; it is set again");
                return registered();
            }
            if (!url.equals(address())) {
                state.broken("Telegram: the webhook leads to another service now: messages do not come here");
                return Mono.empty();
            }
            state.well("Telegram: messages of @" + bot.get().userName() + " come in by webhook");
            return Mono.empty();
        });
    }

    private String address() {
        return publicUrl.replaceFirst("/+$", "") + Webhook.PATH;
    }

    /** Tries until it succeeds. */
    private Mono<Void> persistently(Mono<Void> work) {
        int[] failures = {0};
        return Mono.defer(() -> work).retryWhen(Retry.from(signals -> signals
                .concatMap(signal -> Mono.delay(pause(signal.failure(), ++failures[0])))));
    }

    private Duration pause(Throwable fault, int failures) {
        if (!(fault instanceof BotApiFault told)) {
            LOG.warn("What Telegram sent cannot be kept, it will be fetched again: {}", fault.toString());
            return backoff(failures);
        }
        return switch (told.kind()) {
            case WRONG_TOKEN -> {
                state.broken("Telegram does not know this bot: LANTERNE_TELEGRAM_TOKEN is wrong or was revoked");
                yield LONG_TROUBLE;
            }
            case CONFLICT -> {
                state.broken("Telegram: another program fetches the messages of this bot, or a webhook is set ("
                        + told.getMessage() + "); stop it, or give this service its own bot");
                yield CONFLICT;
            }
            case TOO_MANY -> told.retryAfter();
            case REFUSED, FORBIDDEN -> {
                state.broken("Telegram refuses: " + told.getMessage());
                yield LONG_TROUBLE;
            }
            case FAILED, UNCERTAIN -> {
                state.broken("Telegram cannot be reached at present: " + told.getMessage());
                yield backoff(failures);
            }
        };
    }

    private static Duration backoff(int failures) {
        Duration whole = Duration.ofMillis(500).multipliedBy(1L << Math.min(failures, 8));
        Duration most = whole.compareTo(LONGEST_BACKOFF) < 0 ? whole : LONGEST_BACKOFF;
        return most.dividedBy(2).plusMillis(ThreadLocalRandom.current().nextLong(most.toMillis() / 2 + 1));
    }

}
