package fr.lanterne.bot.understanding;

import fr.lanterne.bot.Refusal.Secret;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what a message asks its reader to hand over; advice never to do so, or to type it on an official site, is none. */
public final class SecretRequests {

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?;\\n]+");

    private final Map<Secret, Phrases> phrases = new EnumMap<>(Secret.class);

    public SecretRequests() {
        phrases.put(Secret.CODE, Phrases.in("asks-for-code"));
        phrases.put(Secret.PASSWORD, Phrases.in("asks-for-password"));
        phrases.put(Secret.BANK_DATA, Phrases.in("asks-for-bank-data"));
        phrases.put(Secret.MONEY, Phrases.in("asks-for-money"));
    }

    /** The first secret that the text asks for. Each sentence is read alone: advice in one excuses no other. */
    public Optional<Secret> in(String text) {
        return SENTENCE_END.splitAsStream(text).map(Wording::of).flatMap(this::secretsIn).findFirst();
    }

    private Stream<Secret> secretsIn(Wording sentence) {
        return phrases.entrySet().stream().filter(entry -> entry.getValue().standIn(sentence)).map(Map.Entry::getKey);
    }
}
