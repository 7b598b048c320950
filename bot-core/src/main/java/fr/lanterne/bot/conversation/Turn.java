package fr.lanterne.bot.conversation;

import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;

/**
 * A citizen's message that waits for what the bot does about it.
 *
 * @param state who holds the conversation as the turn begins
 */
public record Turn(ConversationId conversation, ConversationState state, ChatMessage message) {}
