package fr.lanterne.bot.handover;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorPresence.Present;
import fr.lanterne.bot.MediatorPresence.Status;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.Conversations.Change;
import fr.lanterne.bot.conversation.Conversations.Line;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.dialogue.Return;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.Intent;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Who comes back soon after a mediator ended the conversation finds the same mediator if they are there, else the queue. A word
 * of thanks is no return.
 */
class Reopening implements Return {

    private static final Set<Intent> COURTESY = EnumSet.of(Intent.THANKS, Intent.GREETING, Intent.BRIEF_REPLY);

    private final Conversations conversations;
    private final Presences presences;
    private final Waits waits;
    private final Notices notices;
    private final LiveFeed feed;
    private final Duration within;
    private final Clock clock;

    Reopening(Conversations conversations, Presences presences, Waits waits, Notices notices, LiveFeed feed,
            Duration within, Clock clock) {
        this.conversations = conversations;
        this.presences = presences;
        this.waits = waits;
        this.notices = notices;
        this.feed = feed;
        this.within = within;
        this.clock = clock;
    }

    @Override
    public Mono<ConversationState> of(TurnInput input) {
        if (COURTESY.contains(input.message().intent())) {
            return Mono.just(input.state());
        }
        ConversationId conversation = input.conversation();
        return conversations.lastHolder(conversation, clock.instant().minus(within))
                .flatMap(last -> reopened(conversation, last)).defaultIfEmpty(input.state());
    }

    private Mono<ConversationState> reopened(ConversationId conversation, Mediator last) {
        return presences.present(last.id()).filter(Reopening::canTakeIt).map(Present::mediator).singleOptional()
                .flatMap(there -> there.isPresent()
                        ? reopened(conversation, there.get(), notices.resumed(there.get()))
                        : waits.asking(conversation, HandoverReason.RETURNED)
                                .flatMap(outlook -> reopened(conversation, null, notices.returned(outlook))));
    }

    /** One more than usual is no hindrance: they know the matter. */
    private static boolean canTakeIt(Present there) {
        return there.status() != Status.AWAY;
    }

    private Mono<ConversationState> reopened(ConversationId conversation, @Nullable Mediator mediator, Line said) {
        return conversations.change(conversation, held -> {
            var next = held.reopened(mediator, clock.instant());
            return next.equals(held) ? Change.none(true, held) : new Change<>(true, next, List.of(said), Mono.empty());
        }).doOnNext(changed -> feed.publish(conversation, changed))
                .map(Conversations.Changed::after);
    }
}
