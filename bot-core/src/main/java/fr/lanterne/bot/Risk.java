package fr.lanterne.bot;

/** What was found out about a received message; nothing here ever says that it is safe. */
public enum Risk {
    /** Nothing alarming was found, which is no guarantee. */
    NOTHING_FOUND,
    /** It cannot be vouched for: to be checked another way. */
    CAUTION,
    /** Very probably a scam. */
    HIGH
}
