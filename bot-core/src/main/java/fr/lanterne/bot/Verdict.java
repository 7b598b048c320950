package fr.lanterne.bot;

import java.util.List;

/**
 * What is thought of a message that a citizen received, and why.
 *
 * @param signs what it rests on, gravest first; empty only when nothing was found
 */
public record Verdict(Risk risk, List<Sign> signs) {

    /**
     * One thing that was noticed.
     *
     * @param kind what was noticed, one word of a closed list
     * @param evidence the exact piece of the message, its addresses written so that nobody can follow them
     * @param text what it means, for the citizen
     */
    public record Sign(String kind, String evidence, String text) {}

    public Verdict {
        signs = List.copyOf(signs);
    }
}
