package fr.lanterne.bot.handover;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.AuditTrail.Deed;
import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatEvent;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MediatorDesk;
import fr.lanterne.bot.MediatorPresence;
import fr.lanterne.bot.MediatorPresence.Present;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.PassageRef;
import fr.lanterne.bot.Refusal;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Team;
import fr.lanterne.bot.Teams;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.Conversations.Change;
import fr.lanterne.bot.conversation.Custody;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.desk.DraftStore;
import fr.lanterne.bot.understanding.SecretRequests;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where mediators take conversations, answer and pass them on. */
class Desk implements MediatorDesk {

    private final Conversations conversations;
    private final Notices notices;
    private final AuditTrail audit;
    private final DraftStore drafts;
    private final Presences presences;
    private final Teams teams;
    private final Sources sources;
    private final LiveFeed feed;
    private final Clock clock;
    private final SecretRequests secrets = new SecretRequests();

    Desk(Conversations conversations, Notices notices, AuditTrail audit, DraftStore drafts, Presences presences,
            Teams teams, Sources sources, LiveFeed feed, Clock clock) {
        this.conversations = conversations;
        this.notices = notices;
        this.audit = audit;
        this.drafts = drafts;
        this.presences = presences;
        this.teams = teams;
        this.sources = sources;
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public Mono<Result> act(ConversationId conversation, Mediator mediator, MediatorAction action) {
        Optional<Refusal> unfit = unfit(action);
        if (unfit.isPresent()) {
            return Mono.just(new Result.Refused(unfit.get()));
        }
        return presences.seen(mediator, true).then(unready(conversation, mediator, action))
                .<Result>map(Result.Refused::new)
                .switchIfEmpty(Mono.defer(() -> sources.of(action)
                        .flatMap(cited -> done(conversation, mediator, action, cited))));
    }

    private Mono<Result> done(ConversationId conversation, Mediator mediator, MediatorAction action,
            Sources.Cited cited) {
        return switch (cited) {
            case Sources.Cited.Gone(PassageRef source) ->
                Mono.just(new Result.Refused(new Refusal.UnknownSource(source)));
            case Sources.Cited.Known(List<Reply.Citation> citations) ->
                done(conversation, mediator, action, citations);
        };
    }

    private Mono<Result> done(ConversationId conversation, Mediator mediator, MediatorAction action,
            List<Reply.Citation> citations) {
        return conversations
                .<Result>change(conversation, held -> decide(conversation, held, mediator, action, citations))
                .doOnNext(changed -> feed.publish(conversation, changed))
                .map(Conversations.Changed::result)
                .defaultIfEmpty(new Result.Refused(new Refusal.UnknownConversation()));
    }

    @Override
    public Mono<Void> typing(ConversationId conversation, Mediator mediator) {
        return presences.seen(mediator, true).then(conversations.custody(conversation))
                .filter(held -> held.isHeldBy(mediator.id()))
                .doOnNext(held -> feed.publish(conversation, new ChatEvent.Typing(Author.MEDIATOR, true))).then();
    }

    private Change<Result> decide(ConversationId conversation, Custody held, Mediator mediator,
            MediatorAction action, List<Reply.Citation> citations) {
        Instant now = clock.instant();
        return switch (held.after(action, mediator, now)) {
            case Custody.Move.Refused(Refusal reason) -> Change.none(new Result.Refused(reason), held);
            case Custody.Move.To(Custody next) when action instanceof MediatorAction.Claim && next.equals(held) ->
                Change.none(new Result.Done(), held);
            case Custody.Move.To(Custody next) ->
                new Change<>(new Result.Done(), next, notices.of(mediator, action, citations),
                        notices.rewording(action),
                        audit.append(new Deed(mediator, name(action), conversation, detail(action)))
                                .then(consequence(conversation, mediator, action)));
        };
    }

    private Mono<Void> consequence(ConversationId conversation, Mediator mediator, MediatorAction action) {
        return switch (action) {
            case MediatorAction.Say _ -> drafts.forget(conversation, mediator);
            case MediatorAction.TransferToTeam(Team to, _) -> conversations.assign(conversation, to.id());
            default -> Mono.empty();
        };
    }

    /**
     * Why whoever is to have the conversation cannot take one more; empty when they can. Asked before the conversation is
     * locked: of two claims by one mediator at the same moment both may pass, which costs no citizen anything.
     */
    private Mono<Refusal> unready(ConversationId conversation, Mediator mediator, MediatorAction action) {
        return switch (action) {
            case MediatorAction.Claim() ->
                presences.present(mediator.id()).filter(there -> there.held() >= there.limit())
                        .<Refusal>map(there -> new Refusal.Full(mediator, there.limit()))
                        .filterWhen(full -> conversations.custody(conversation)
                                .map(held -> !held.isHeldBy(mediator.id())));
            case MediatorAction.Transfer(Mediator to, _) ->
                presences.present(to.id()).singleOptional().mapNotNull(there -> unready(to, there));
            case MediatorAction.TransferToTeam(Team to, _) -> teams.all()
                    .filter(all -> all.stream().noneMatch(known -> known.team().equals(to)))
                    .map(gone -> new Refusal.UnknownTeam(to));
            case MediatorAction.Edit(MessageId message, _) -> notTheirs(conversation, mediator, message);
            case MediatorAction.Withdraw(MessageId message) -> notTheirs(conversation, mediator, message);
            case MediatorAction.Say _,MediatorAction.Release _,MediatorAction.GiveBack _,MediatorAction.Close _ ->
                Mono.empty();
        };
    }

    private Mono<Refusal> notTheirs(ConversationId conversation, Mediator mediator, MessageId message) {
        return conversations.speaker(conversation, message).filter(mediator.id()::equals)
                .flatMap(theirs -> conversations.message(conversation, message))
                .filter(said -> said.revision() == null || said.revision().kind() != ChatMessage.Kind.WITHDRAWN)
                .singleOptional()
                .mapNotNull(found -> found.isPresent() ? null : new Refusal.NotYourMessage());
    }

    private static @Nullable Refusal unready(Mediator to, Optional<Present> there) {
        if (there.isEmpty() || there.get().status() == MediatorPresence.Status.AWAY) {
            return new Refusal.Absent(to);
        }
        return there.get().held() < there.get().limit() ? null : new Refusal.Full(to, there.get().limit());
    }

    /** What is refused whoever holds the conversation. */
    private Optional<Refusal> unfit(MediatorAction action) {
        return switch (action) {
            case MediatorAction.Say say -> secrets.in(say.text()).map(Refusal.AsksFor::new);
            case MediatorAction.Edit edit -> secrets.in(edit.text()).map(Refusal.AsksFor::new);
            default -> Optional.empty();
        };
    }

    private static String name(MediatorAction action) {
        return switch (action) {
            case MediatorAction.Claim() -> "CLAIMED";
            case MediatorAction.Say _ -> "SAID";
            case MediatorAction.Edit _ -> "EDITED";
            case MediatorAction.Withdraw _ -> "WITHDREW";
            case MediatorAction.Release _ -> "RELEASED";
            case MediatorAction.Transfer _,MediatorAction.TransferToTeam _ -> "TRANSFERRED";
            case MediatorAction.GiveBack() -> "GIVEN_BACK";
            case MediatorAction.Close() -> "CLOSED";
        };
    }

    private static String detail(MediatorAction action) {
        return switch (action) {
            case MediatorAction.Transfer(Mediator to, _) -> "to " + to.id();
            case MediatorAction.TransferToTeam(Team to, _) -> "to team " + to.id();
            default -> "";
        };
    }
}
