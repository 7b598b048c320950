package fr.lanterne.bot.intake;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.dialogue.Turns;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Works the pending turns: those of one conversation one at a time, in order; different conversations side by side, up to
 * a bound. The database is the queue: a lane only takes the next pending turn until there is none, so nothing is lost with
 * the process, and a sweep at the start and from time to time wakes what was left.
 */
class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Conversations conversations;
    private final Turns turns;
    private final IntakeProperties properties;
    private final ConcurrentMap<ConversationId, Lane> lanes = new ConcurrentHashMap<>();
    private final Sinks.Many<ConversationId> awake = Sinks.many().unicast().onBackpressureBuffer();
    private final Disposable.Composite running = reactor.core.Disposables.composite();

    Lanes(Conversations conversations, Turns turns, IntakeProperties properties) {
        this.conversations = conversations;
        this.turns = turns;
        this.properties = properties;
    }

    void start() {
        running.add(awake.asFlux().flatMap(this::drain, properties.parallelConversations()).subscribe());
        running.add(Flux.interval(Duration.ZERO, properties.sweep()).onBackpressureDrop().concatMap(tick -> sweep())
                .subscribe());
    }

    void stop() {
        running.dispose();
    }

    /** Makes sure that the conversation's pending turns are worked, now or after what is being worked. */
    void wake(ConversationId conversation) {
        lanes.compute(conversation, (id, lane) -> {
            if (lane == null) {
                awake.emitNext(id, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
                return Lane.RUNNING;
            }
            return Lane.AGAIN;
        });
    }

    private Mono<Void> sweep() {
        return conversations.withPendingTurns().doOnNext(this::wake).then().onErrorResume(fault -> {
            LOG.warn("Cannot look for pending turns, will look again: {}", fault.toString());
            return Mono.empty();
        });
    }

    private Mono<Void> drain(ConversationId conversation) {
        return nextTurn(conversation).repeat().takeUntil(worked -> !worked).then()
                .retryWhen(Retry.backoff(properties.attempts(), properties.retryAfter()))
                .onErrorResume(fault -> {
                    LOG.error("Turns of conversation {} wait for the next sweep", conversation, fault);
                    return Mono.empty();
                }).then(Mono.defer(() -> rest(conversation))).subscribeOn(Schedulers.parallel());
    }

    /** Works the next pending turn; false when there is none. */
    private Mono<Boolean> nextTurn(ConversationId conversation) {
        return conversations.nextPending(conversation).flatMap(turn -> turns.work(turn).thenReturn(true))
                .defaultIfEmpty(false);
    }

    private Mono<Void> rest(ConversationId conversation) {
        Lane left = lanes.compute(conversation, (id, lane) -> lane == Lane.AGAIN ? Lane.RUNNING : null);
        return left == null ? Mono.empty() : drain(conversation);
    }

    private enum Lane {
        RUNNING,
        /** Woken while running: a turn may have come in after the last look. */
        AGAIN
    }
}
