package fr.lanterne.bot;

/** Who holds a conversation. */
public enum ConversationState {
    HELD_BY_BOT, WAITING_FOR_MEDIATOR, HELD_BY_MEDIATOR, CLOSED
}
