package fr.lanterne.bot.handover;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.AuditTrail.Deed;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.WaitOutlook;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.Conversations.Change;
import fr.lanterne.bot.conversation.Custody;
import fr.lanterne.bot.conversation.Custody.ByMediator;
import fr.lanterne.bot.conversation.Custody.OpenHandover;
import fr.lanterne.bot.conversation.Custody.Waiting;
import fr.lanterne.bot.conversation.LiveFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the promises to citizens who wait: what a mediator leaves untended, or leaves behind, returns to the queue; who waits
 * is told how it stands; and a wait that nobody ends is ended. All from the store, so that a restart forgets nothing.
 */
class Watch {

    private final Conversations conversations;
    private final Queue queue;
    private final Notices notices;
    private final AuditTrail audit;
    private final Presences presences;
    private final Waits waits;
    private final LiveFeed feed;
    private final HandoverProperties properties;
    private final Clock clock;

    Watch(Conversations conversations, Queue queue, Notices notices, AuditTrail audit, Presences presences, Waits waits,
            LiveFeed feed, HandoverProperties properties, Clock clock) {
        this.conversations = conversations;
        this.queue = queue;
        this.notices = notices;
        this.audit = audit;
        this.presences = presences;
        this.waits = waits;
        this.feed = feed;
        this.properties = properties;
        this.clock = clock;
    }

    /** Looks once at all that handover. */
    Mono<Void> sweep() {
        Instant now = clock.instant();
        return presences.orphans().collectList().flatMapIterable(orphans -> orphans)
                .concatMap(orphan -> takeFrom(orphan))
                .thenMany(queue.unansweredSince(now.minus(properties.answerWithin())).collectList())
                .flatMapIterable(late -> late).concatMap(late -> reclaim(late, now))
                .then(Mono.zip(waits.all(), conversations.waiting()))
                .flatMapMany(both -> Flux.fromIterable(both.getT1().entrySet())
                        .concatMap(wait -> tell(wait.getKey(), wait.getValue(),
                                Optional.ofNullable(both.getT2().get(wait.getKey())), now)))
                .then();
    }

    private Mono<Void> takeFrom(Presences.Orphan orphan) {
        return change(orphan.conversation(), held -> {
            Custody next = held.without(orphan.holder().id(), notices.goneNote());
            return next.equals(held)
                    ? Change.none(false, held)
                    : new Change<>(true, next, List.of(notices.gone(orphan.holder())), audit.append(new Deed(null,
                            "RETURNED_TO_QUEUE", orphan.conversation(), "from absent " + orphan.holder().id())));
        });
    }

    private Mono<Void> reclaim(ConversationId conversation, Instant now) {
        return change(conversation, held -> {
            Custody next = held.untended(now.minus(properties.answerWithin()), notices.untendedNote());
            return held instanceof ByMediator left && next instanceof Waiting
                    ? new Change<>(true, next, List.of(notices.untended(left.mediator())),
                            audit.append(
                                    new Deed(null, "RETURNED_TO_QUEUE", conversation, "from " + left.mediator().id())))
                    : Change.none(false, held);
        });
    }

    /** On the screens at once; in the conversation when it is due, or when somebody came or the last one left. */
    private Mono<Void> tell(ConversationId conversation, WaitOutlook outlook, Optional<Waiting> known, Instant now) {
        feed.publish(conversation, outlook);
        return Mono.justOrEmpty(known).filter(waiting -> told(conversation, waiting, outlook, now).isPresent())
                .flatMap(due -> change(conversation, held -> held instanceof Waiting waiting
                        ? told(conversation, waiting, outlook, now).orElse(Change.none(false, held))
                        : Change.none(false, held)));
    }

    /** Asked again under the lock: another instance may have told the citizen meanwhile. Empty when there is no news. */
    private Optional<Change<Boolean>> told(ConversationId conversation, Waiting waiting, WaitOutlook outlook,
            Instant now) {
        OpenHandover handover = waiting.handover();
        if (handover.since().isBefore(now.minus(properties.waitAtMost())) && waits.sawAnOpening(handover.since())) {
            return Optional.of(new Change<>(true, new Custody.ByBot(), List.of(notices.waitEnded()),
                    audit.append(new Deed(null, "WAIT_ENDED", conversation, ""))));
        }
        OpenHandover knowing = handover.knowing(outlook.staffing());
        if (handover.toldStaffing() == null) {
            return Optional.of(new Change<>(false, new Waiting(knowing), List.of(), Mono.empty()));
        }
        if (!knowing.equals(handover)) {
            return Optional.of(new Change<>(true, new Waiting(knowing.told(now)),
                    List.of(notices.staffingChanged(outlook)), Mono.empty()));
        }
        Instant last = Objects.requireNonNullElse(handover.toldAt(), handover.since());
        return isDue(handover.since(), last, now)
                ? Optional.of(new Change<>(true, new Waiting(handover.told(now)),
                        List.of(notices.stillWaiting(outlook)), Mono.empty()))
                : Optional.empty();
    }

    /** At tellAfter, then each time the wait has doubled: news, not nagging. */
    private boolean isDue(Instant since, Instant last, Instant now) {
        Duration silent = Duration.between(last, now);
        return silent.compareTo(properties.tellAfter()) > 0 && silent.compareTo(Duration.between(since, last)) >= 0;
    }

    private Mono<Void> change(ConversationId conversation,
            Function<Custody, Change<Boolean>> decide) {
        return conversations.change(conversation, decide)
                .doOnNext(changed -> feed.publish(conversation, changed))
                .then();
    }
}
