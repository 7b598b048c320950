package fr.lanterne.bot.conversation;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatEvent;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.WaitOutlook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/**
 * What happens in the conversations right now, for the screens that are open on this instance. A screen that opens while
 * an answer is being written gets what was written of it so far.
 */
public class LiveFeed {

    /** A screen that is this far behind is cut off; it catches up from the store when it comes back. */
    private static final int MOST_WAITING = 2_000;

    private final ConcurrentMap<ConversationId, Room> rooms = new ConcurrentHashMap<>();
    private final Sinks.Many<ConversationId> changes = Sinks.many().multicast().directBestEffort();

    /**
     * The conversations of which something was stored just now on this instance, told on the thread that stored it. Who follows
     * asks for all at once: what comes while nothing is asked for is not told.
     */
    public Flux<ConversationId> changes() {
        return changes.asFlux();
    }

    /** Tells those who follow all conversations that something of this one was stored. */
    public void changed(ConversationId conversation) {
        changes.emitNext(conversation, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }

    /** Tells all open screens of the conversation. */
    public void publish(ConversationId conversation, ChatEvent event) {
        rooms.compute(conversation, (id, room) -> {
            Room open = room == null ? new Room() : room;
            open.publish(event);
            return open.isIdle() ? null : open;
        });
        switch (event) {
            case ChatEvent.Posted _,ChatEvent.StateChanged _ -> changed(conversation);
            case ChatEvent.Delta _,ChatEvent.Typing _ -> {
            }
        }
    }

    /** Tells them what was stored: what was said, and who holds the conversation if that changed. */
    public void publish(ConversationId conversation, List<ChatMessage> posted, ConversationState before,
            ConversationState after) {
        posted.forEach(message -> publish(conversation, new ChatEvent.Posted(message)));
        if (before != after) {
            publish(conversation, new ChatEvent.StateChanged(after, null));
        }
    }

    /** Tells them of a change that was stored. */
    public void publish(ConversationId conversation, Conversations.Changed<?> changed) {
        publish(conversation, changed.posted(), changed.before(), changed.after());
    }

    /** Tells them how the wait stands, if that is news. */
    public void publish(ConversationId conversation, WaitOutlook outlook) {
        rooms.computeIfPresent(conversation, (id, room) -> {
            if (!outlook.equals(room.shown)) {
                room.publish(new ChatEvent.StateChanged(ConversationState.WAITING_FOR_MEDIATOR, outlook));
            }
            return room.isIdle() ? null : room;
        });
    }

    /** Opens a screen: from now on it keeps what happens, beginning with the message that is being written. */
    public Screen open(ConversationId conversation) {
        Sinks.Many<ChatEvent> sink = Sinks.many().unicast()
                .onBackpressureBuffer(Queues.<ChatEvent>get(MOST_WAITING).get());
        rooms.compute(conversation, (id, room) -> {
            Room entered = room == null ? new Room() : room;
            entered.enter(sink);
            return entered;
        });
        return new Screen(conversation, sink);
    }

    /** Ends every screen of an erased conversation. */
    public void close(ConversationId conversation) {
        Room room = rooms.remove(conversation);
        if (room != null) {
            room.screens.forEach(Sinks.Many::tryEmitComplete);
        }
    }

    /** An open screen of one conversation; to be closed when nobody looks any more. */
    public final class Screen implements AutoCloseable {

        private final ConversationId conversation;
        private final Sinks.Many<ChatEvent> sink;

        private Screen(ConversationId conversation, Sinks.Many<ChatEvent> sink) {
            this.conversation = conversation;
            this.sink = sink;
        }

        /** What happened since the screen was opened, then what happens; for one subscriber. */
        public Flux<ChatEvent> events() {
            return sink.asFlux();
        }

        @Override
        public void close() {
            rooms.computeIfPresent(conversation, (id, room) -> {
                room.screens.remove(sink);
                return room.isIdle() ? null : room;
            });
        }
    }

    /** The open screens of one conversation; guarded by the map's lock on its key. */
    private static final class Room {

        private final Set<Sinks.Many<ChatEvent>> screens = new LinkedHashSet<>();
        private final List<ChatEvent> unfinished = new ArrayList<>();
        private @Nullable WaitOutlook shown;

        void enter(Sinks.Many<ChatEvent> screen) {
            unfinished.forEach(screen::tryEmitNext);
            screens.add(screen);
        }

        void publish(ChatEvent event) {
            switch (event) {
                case ChatEvent.Typing typing when typing.author() != Author.BOT -> {
                }
                case ChatEvent.Typing typing when typing.active() -> unfinished.add(event);
                case ChatEvent.Delta _ -> unfinished.add(event);
                case ChatEvent.Typing _ -> unfinished.clear();
                case ChatEvent.StateChanged changed -> shown = changed.outlook();
                case ChatEvent.Posted _ -> {
                }
            }
            screens.removeIf(screen -> screen.tryEmitNext(event).isFailure());
        }

        boolean isIdle() {
            return screens.isEmpty() && unfinished.isEmpty();
        }
    }
}
