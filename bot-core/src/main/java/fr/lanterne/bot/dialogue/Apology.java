package fr.lanterne.bot.dialogue;

import fr.lanterne.bot.Reply;

/** What a citizen is told when the bot itself failed: what happened, what was kept, the way to a human. */
@FunctionalInterface
public interface Apology {

    Reply reply();
}
