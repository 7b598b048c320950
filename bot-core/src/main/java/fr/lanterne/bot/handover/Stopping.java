package fr.lanterne.bot.handover;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.AuditTrail.Deed;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.Conversations.Change;
import fr.lanterne.bot.conversation.Conversations.Changed;
import fr.lanterne.bot.conversation.Custody;
import fr.lanterne.bot.conversation.Custody.Waiting;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.StopWaiting;
import java.util.List;
import reactor.core.publisher.Mono;

/** Lets the bot go on with a citizen who waits no more; what they booked for a call-back stays. */
class Stopping implements StopWaiting {

    private final Conversations conversations;
    private final Notices notices;
    private final AuditTrail audit;
    private final LiveFeed feed;

    Stopping(Conversations conversations, Notices notices, AuditTrail audit, LiveFeed feed) {
        this.conversations = conversations;
        this.notices = notices;
        this.audit = audit;
        this.feed = feed;
    }

    @Override
    public Mono<Boolean> in(ConversationId conversation) {
        return conversations.change(conversation, held -> held instanceof Waiting waiting
                ? new Change<>(true, new Custody.ByBot(), List.of(notices.waitStopped()),
                        conversations.stoppedByCitizen(waiting)
                                .then(audit.append(new Deed(null, "STOPPED_WAITING", conversation, "by the citizen"))))
                : Change.none(false, held))
                .doOnNext(changed -> feed.publish(conversation, changed)).map(Changed::result).defaultIfEmpty(false);
    }
}
