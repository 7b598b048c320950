package fr.lanterne.bot;

/** Who speaks in a conversation. */
public enum Author {
    CITIZEN, BOT, MEDIATOR, SYSTEM
}
