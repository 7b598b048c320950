package fr.lanterne.bot.scam;

/**
 * A citizen's words, apart from the message that they received.
 *
 * @param said what the citizen says about it; may be empty
 * @param received what to check; empty when it is still to come
 */
record Pasted(String said, String received) {}
