package fr.lanterne.bot.intake;

import fr.lanterne.bot.Assistant;
import fr.lanterne.bot.Author;
import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ChatEvent;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.CitizenKey;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.Outlooks;
import fr.lanterne.bot.conversation.StopWaiting;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The assistant's front desk: stores what comes in before anything else, wakes the conversation's lane, shows what happens. */
class Reception implements Assistant, SmartLifecycle {

    private static final int REPLAY_PAGE = 200;

    private final Conversations conversations;
    private final LiveFeed feed;
    private final TurnLanes lanes;
    private final Outlooks waits;
    private final StopWaiting stop;
    private volatile boolean open;

    Reception(Conversations conversations, LiveFeed feed, TurnLanes lanes, Outlooks waits, StopWaiting stop) {
        this.conversations = conversations;
        this.feed = feed;
        this.lanes = lanes;
        this.waits = waits;
        this.stop = stop;
    }

    @Override
    public Mono<Opened> open(Channel channel) {
        return conversations.open(channel, null);
    }

    @Override
    public Mono<Opened> open(Channel channel, CitizenKey citizen) {
        return conversations.open(channel, citizen);
    }

    @Override
    public Mono<Admission> admits(ConversationId conversation, String token) {
        return conversations.admits(conversation, token);
    }

    @Override
    public Mono<Receipt> receive(IncomingMessage message) {
        return conversations.store(message).map(intake -> {
            ChatMessage stored = intake.stored();
            if (stored != null) {
                feed.publish(message.conversation(), new ChatEvent.Posted(stored));
                lanes.wake(message.conversation());
            }
            return intake.receipt();
        });
    }

    @Override
    public Mono<Boolean> tell(ConversationId conversation, MessageId id, Reply reply) {
        return conversations.<Boolean>change(conversation, held -> new Conversations.Change<>(true, held,
                List.of(new Conversations.Line(id, Author.SYSTEM, null, reply)), Mono.empty()))
                .doOnNext(changed -> feed.publish(conversation, changed)).map(Conversations.Changed::result)
                .defaultIfEmpty(false);
    }

    @Override
    public Flux<ChatEvent> follow(ConversationId conversation, long afterSequence) {
        // The screen keeps live events while the stored messages are read: none falls between the two.
        return Flux.using(() -> feed.open(conversation), screen -> {
            AtomicLong shown = new AtomicLong(afterSequence);
            return Flux.concat(conversations.state(conversation).map(state -> new ChatEvent.StateChanged(state, null)),
                    stored(conversation, shown), screen.events().filter(event -> isNew(event, shown)))
                    .concatMap(event -> withOutlook(conversation, event));
        }, LiveFeed.Screen::close);
    }

    @Override
    public Mono<List<ChatMessage>> transcript(ConversationId conversation, long afterSequence, int limit) {
        return conversations.messages(conversation, afterSequence, limit).collectList();
    }

    @Override
    public Mono<Boolean> feedback(ConversationId conversation, MessageId message, boolean helpful, String comment) {
        return conversations.feedback(conversation, message, helpful, comment);
    }

    @Override
    public Mono<Boolean> stopWaiting(ConversationId conversation) {
        return stop.in(conversation);
    }

    @Override
    public void typing(ConversationId conversation) {
        feed.publish(conversation, new ChatEvent.Typing(Author.CITIZEN, true));
    }

    @Override
    public Mono<Boolean> rate(ConversationId conversation, Rating rating) {
        return conversations.rate(conversation, rating);
    }

    @Override
    public Mono<Void> erase(ConversationId conversation) {
        return conversations.erase(conversation).doOnSuccess(done -> feed.close(conversation));
    }

    @Override
    public void start() {
        lanes.start();
        open = true;
    }

    @Override
    public void stop() {
        lanes.stop();
        open = false;
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /** Who begins to wait learns at once how the wait stands. */
    private Mono<ChatEvent> withOutlook(ConversationId conversation, ChatEvent event) {
        return event instanceof ChatEvent.StateChanged(var state, var wait)
                && state == ConversationState.WAITING_FOR_MEDIATOR && wait == null
                        ? waits.of(conversation).<ChatEvent>map(now -> new ChatEvent.StateChanged(state, now))
                                .defaultIfEmpty(event)
                        : Mono.just(event);
    }

    /** Page by page; where the next begins follows from the page alone, however slowly the screen takes it. */
    private Flux<ChatEvent> stored(ConversationId conversation, AtomicLong shown) {
        return page(conversation, shown.get()).expand(page -> page(conversation, page.getLast().latest()))
                .flatMapIterable(page -> page)
                .doOnNext(message -> shown.set(message.latest())).map(ChatEvent.Posted::new);
    }

    private Mono<List<ChatMessage>> page(ConversationId conversation, long after) {
        return conversations.since(conversation, after, REPLAY_PAGE).collectList().filter(page -> !page.isEmpty());
    }

    private static boolean isNew(ChatEvent event, AtomicLong shown) {
        return !(event instanceof ChatEvent.Posted(ChatMessage message)) || message.latest() > shown.get();
    }
}
