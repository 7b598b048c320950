package fr.lanterne.bot;

import java.util.List;
import reactor.core.publisher.Mono;

/** The labels of the service, which supervisors decide on, and those that conversations bear. */
public interface Labels {

    int MAX_LENGTH = 40;
    /** The service has no more. */
    int MOST = 100;

    /** The labels that can be given, in the order of the alphabet. */
    Mono<List<String>> all();

    /**
     * Adds one to the list.
     *
     * @param label 1 to {@link #MAX_LENGTH} characters, not blank, without a comma
     * @return false when there is one that differs by nothing but capitals, or the list is full
     */
    Mono<Boolean> create(String label, Mediator supervisor);

    /** Takes one from the list; what bears it keeps it. False when it is not on the list. */
    Mono<Boolean> retire(String label, Mediator supervisor);

    /** Gives a conversation a label of the list; false when there is no such conversation or label, or it bears it. */
    Mono<Boolean> add(ConversationId conversation, String label, Mediator mediator);

    /** Takes it off; false when the conversation does not bear it. */
    Mono<Boolean> remove(ConversationId conversation, String label, Mediator mediator);
}
