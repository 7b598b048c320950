package fr.lanterne.bot;

import java.util.List;
import reactor.core.publisher.Mono;

/** Which mediators have a conversation open on their screens, on whatever instance. */
public interface Lookers {

    /**
     * The mediator looks at it: to be said again at least every third of {@code lanterne.desk.looks-for}, after which it counts
     * no more.
     *
     * @return who else does, by first name
     */
    Mono<List<Mediator>> look(ConversationId conversation, Mediator mediator);

    /** The mediator looks away. */
    Mono<Void> leave(ConversationId conversation, Mediator mediator);

    /** Who looks at it now, by first name. */
    Mono<List<Mediator>> at(ConversationId conversation);
}
