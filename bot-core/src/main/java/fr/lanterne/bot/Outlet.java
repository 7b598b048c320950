package fr.lanterne.bot;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A channel that brings messages to citizens by itself. Its bean is all that the delivery needs of a new channel; the delivery
 * keeps the order, the pace, the retries and what was sent, and never hands in what the channel cannot do.
 */
public interface Outlet {

    /** Which channel it is. */
    Channel channel();

    /** What the channel can do. */
    Abilities abilities();

    /** Sends one piece of a message; called again with the next part while it says that there is more. */
    Mono<Delivery> send(Parcel parcel);

    /** Whether the other side answers at all: asked before a message is sent again of which nobody knows whether it arrived. */
    Mono<Boolean> answers();

    /**
     * What a channel can do; what it cannot is said in words instead.
     *
     * @param buttons something to press below a message
     * @param edits a message that was sent may get other words
     */
    record Abilities(boolean buttons, boolean edits, Pace pace) {}

    /**
     * How fast the channel takes messages from one instance.
     *
     * @param between the least time between two messages at one address
     * @param perSecond the most messages a second at all addresses together
     */
    record Pace(Duration between, int perSecond) {

        public Pace {
            if (between.isNegative() || perSecond < 1) {
                throw new IllegalArgumentException("a pace is at least one message a second, and no negative time");
            }
        }
    }

    /** What is to happen to a message at the other side. */
    enum Kind {
        SAY, EDIT, WITHDRAW
    }

    /**
     * A message to send.
     *
     * @param address where to, as the channel gave it
     * @param message with a reply that the channel can show
     * @param part which piece is due, from 0; a channel cuts a message in the same pieces each time
     * @param references of what was sent of the message until now, in its order
     * @param answers the channel's own key of the citizen's message that it answers; null for none
     */
    record Parcel(String address, ChatMessage message, Kind kind, int part, List<String> references,
            @Nullable String answers) {

        public Parcel {
            references = List.copyOf(references);
        }
    }
}
