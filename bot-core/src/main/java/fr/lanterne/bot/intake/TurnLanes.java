package fr.lanterne.bot.intake;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Lanes;
import fr.lanterne.bot.Rounds;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.dialogue.Turns;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Works the pending turns of the conversations in their order. A sweep at the start and from time to time wakes what was left,
 * and what fails again and again is set aside.
 */
class TurnLanes {

    private static final Logger LOG = LoggerFactory.getLogger(TurnLanes.class);

    private final Conversations conversations;
    private final Turns turns;
    private final IntakeProperties properties;
    private final Lanes<ConversationId> lanes;
    private final Disposable.Composite running = Disposables.composite();

    TurnLanes(Conversations conversations, Turns turns, IntakeProperties properties) {
        this.conversations = conversations;
        this.turns = turns;
        this.properties = properties;
        this.lanes = new Lanes<>(properties.parallelConversations(), this::drain);
    }

    void start() {
        running.add(lanes.open());
        running.add(Rounds.begin("look for pending turns", Duration.ZERO, properties.sweep(),
                () -> conversations.withPendingTurns().doOnNext(lanes::wake).then()));
    }

    void stop() {
        running.dispose();
    }

    /** Makes sure that the conversation's pending turns are worked, now or after what is being worked. */
    void wake(ConversationId conversation) {
        lanes.wake(conversation);
    }

    private Mono<Void> drain(ConversationId conversation) {
        return nextTurn(conversation).repeat().takeUntil(worked -> !worked).then()
                .retryWhen(Retry.backoff(properties.attempts(), properties.retryAfter()))
                .onErrorResume(fault -> failed(conversation, fault));
    }

    /** A store that is down takes no count either: only what fails while it works counts against the message. */
    private Mono<Void> failed(ConversationId conversation, Throwable fault) {
        return conversations.failed(conversation)
                .flatMap(tries -> tries < properties.setAsideAfter()
                        ? Mono.<Void>fromRunnable(() -> LOG.error(
                                "A turn of conversation {} failed {} times and waits for the next sweep", conversation,
                                tries, fault))
                        : setAside(conversation, tries, fault))
                .onErrorResume(down -> Mono.fromRunnable(
                        () -> LOG.error("Turns of conversation {} wait for the next sweep", conversation, fault)));
    }

    private Mono<Void> setAside(ConversationId conversation, int tries, Throwable fault) {
        LOG.error("ALERT: a message of conversation {} failed {} times and is set aside; the citizen is told",
                conversation, tries, fault);
        return turns.setAside(conversation, fault.getClass().getSimpleName())
                .then(Mono.fromRunnable(() -> wake(conversation)));
    }

    /** Works the next pending turn; false when there is none. */
    private Mono<Boolean> nextTurn(ConversationId conversation) {
        return conversations.nextPending(conversation).flatMap(turn -> turns.work(turn).thenReturn(true))
                .defaultIfEmpty(false);
    }
}
