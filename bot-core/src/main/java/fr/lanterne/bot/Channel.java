package fr.lanterne.bot;

/** Where a citizen chats. */
public enum Channel {
    WEB, TELEGRAM
}
