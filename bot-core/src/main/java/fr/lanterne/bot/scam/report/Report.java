package fr.lanterne.bot.scam.report;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Risk;
import java.util.Set;

/**
 * A message that was checked in a conversation.
 *
 * @param message as received; it is read, never kept
 * @param risk what the check found
 * @param floor the least that may be said of it, whoever says so
 * @param noticed all that was noticed, a word each: where it leads, what it asks for
 */
public record Report(ConversationId conversation, String message, Risk risk, Risk floor, Set<String> noticed) {

    public Report {
        noticed = Set.copyOf(noticed);
    }
}
