package fr.lanterne.bot.delivery;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outlet.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The message that is due at an address.
 *
 * @param answers the channel's key of the citizen's message that it answers
 * @param sentAs the channel's identifiers of what is there already: its own pieces, or those of the message that it changes
 * @param parts how many pieces of it were sent
 * @param begun a try began whose end is not known
 * @param repeated such a try was repeated already
 * @param failures failures in a row
 * @param tries those of them that count against the message
 * @param triedAt when it was last tried
 */
record Job(long number, ConversationId conversation, MessageId message, Kind kind, @Nullable String answers,
        List<String> sentAs, int parts, boolean begun, boolean repeated, int failures, int tries,
        @Nullable Instant triedAt, Instant queuedAt) {

    Job {
        sentAs = List.copyOf(sentAs);
    }

    /** What is changed twice is as what is changed once. */
    boolean mayBeRepeated() {
        return kind != Kind.SAY || !repeated;
    }
}
