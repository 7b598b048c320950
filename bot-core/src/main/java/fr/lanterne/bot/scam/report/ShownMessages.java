package fr.lanterne.bot.scam.report;

import fr.lanterne.bot.Verdict;

/** Reads again what a citizen showed. */
public interface ShownMessages {

    /** The received message in a citizen's words; all of them when they cannot be told apart. */
    String receivedIn(String words);

    /** What the check finds in a received message. */
    Verdict verdict(String received);

    /** The text with its addresses written so that nobody can follow them. */
    String defanged(String text);
}
