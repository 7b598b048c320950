package fr.lanterne.bot;

import java.util.List;
import reactor.core.publisher.Mono;

/** What would answer a citizen's message, for the mediator to look through, edit and send with its sources. */
public interface CoPilot {

    /** The nearest passages, at most 6, best first, within the patience with the search. Empty when the message is no citizen's. */
    Mono<Passages> passages(ConversationId conversation, MessageId message);

    /**
     * The same with an answer made of them: the model's words where there is one, checked as the bot's own are, else the
     * fiche's. Empty when the message is no citizen's.
     */
    Mono<Suggestion> suggest(ConversationId conversation, MessageId message);

    /**
     * What was found.
     *
     * @param confidence how sure it is that they answer, from 0 to 1
     */
    record Passages(List<Source> sources, double confidence) {

        public Passages {
            sources = List.copyOf(sources);
        }
    }

    /** A passage to cite. */
    record Source(PassageRef passage, Reply.Citation citation, String text) {}

    /**
     * An answer to look through.
     *
     * @param text with {@code [n]} for the n-th of those cited, from 1; empty when nothing found answers
     * @param cited what to send along with it, in that order
     */
    record Suggestion(String text, List<PassageRef> cited, Passages passages) {

        public Suggestion {
            cited = List.copyOf(cited);
        }
    }
}
