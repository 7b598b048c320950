package fr.lanterne.bot.understanding;

/** What a citizen wants of a message. */
public enum Intent {
    QUESTION, HUMAN_WANTED, GREETING, THANKS
}
