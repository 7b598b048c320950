package fr.lanterne.bot.understanding;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what a message asks its reader to hand over; advice never to do so, or to type it on an official site, is none. */
public final class SecretRequests {

    /** What is asked for. */
    public enum Kind {
        CODE, PASSWORD, BANK_DATA, MONEY
    }

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?;\\n]+");

    private final Map<Kind, Phrases> phrases = new EnumMap<>(Kind.class);

    public SecretRequests() {
        phrases.put(Kind.CODE, Phrases.in("asks-for-code"));
        phrases.put(Kind.PASSWORD, Phrases.in("asks-for-password"));
        phrases.put(Kind.BANK_DATA, Phrases.in("asks-for-bank-data"));
        phrases.put(Kind.MONEY, Phrases.in("asks-for-money"));
    }

    /** The first kind that the text asks for. Each sentence is read alone: advice in one excuses no other. */
    public Optional<Kind> in(String text) {
        return SENTENCE_END.splitAsStream(text).map(Wording::of).flatMap(this::kindsIn).findFirst();
    }

    private Stream<Kind> kindsIn(Wording sentence) {
        return phrases.entrySet().stream().filter(entry -> entry.getValue().standIn(sentence)).map(Map.Entry::getKey);
    }
}
