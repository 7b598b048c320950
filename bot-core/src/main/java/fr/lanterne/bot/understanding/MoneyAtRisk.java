package fr.lanterne.bot.understanding;

import java.util.regex.Pattern;

/** Notices that somebody tells of having given, approved or paid something that lets a scammer take money. */
public final class MoneyAtRisk {

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?;\\n]+");

    private final Phrases phrases = Phrases.in("money-at-risk");

    /** Whether a citizen's message tells so: a sentence of it, or the whole when it takes two. */
    public boolean isToldIn(String message) {
        return phrases.standIn(Wording.of(message))
                || SENTENCE_END.splitAsStream(message).map(Wording::of).anyMatch(phrases::standIn);
    }
}
