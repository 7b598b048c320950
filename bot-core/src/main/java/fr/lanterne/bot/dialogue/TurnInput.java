package fr.lanterne.bot.dialogue;

import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.understanding.Understood;
import java.util.List;

/**
 * What a skill works from.
 *
 * @param state who holds the conversation
 * @param recent the last messages before this one, oldest first
 */
public record TurnInput(ConversationId conversation, ConversationState state, Understood message,
        List<ChatMessage> recent) {

    TurnInput in(ConversationState now) {
        return new TurnInput(conversation, now, message, recent);
    }

    public TurnInput {
        recent = List.copyOf(recent);
    }
}
