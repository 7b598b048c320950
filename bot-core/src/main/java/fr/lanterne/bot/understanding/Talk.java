package fr.lanterne.bot.understanding;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells messages that ask nothing of a fiche: questions to the assistant itself, chat, anger, yes and no. */
final class Talk {

    private static final Phrases YES = Phrases.in("yes");
    private static final Phrases SOMETHING_ELSE = Phrases.in("something-else");
    private static final Set<String> ASIDES = asides();

    private final Phrases complaints = Phrases.in("complaints");
    private final Phrases aboutTheBot = Phrases.in("about-the-bot");
    private final Map<Intent, Phrases> talk = new LinkedHashMap<>();

    Talk() {
        talk.put(Intent.BRIEF_REPLY, Phrases.in("brief-replies"));
        talk.put(Intent.SMALL_CHAT, Phrases.in("small-chat"));
    }

    /** Whether a robot is there is asked with the words in which a human is asked for: this is to be read first. */
    Optional<Intent> aboutTheBot(Wording wording) {
        return saysOnly(wording, aboutTheBot) ? Optional.of(Intent.ABOUT_THE_BOT) : Optional.empty();
    }

    /** Empty when the message says more than that. */
    Optional<Intent> read(Wording wording) {
        if (isAnger(wording)) {
            return Optional.of(Intent.INSULT);
        }
        return talk.entrySet().stream().filter(kind -> saysOnly(wording, kind.getValue())).map(Map.Entry::getKey)
                .findFirst();
    }

    static boolean isYes(Wording wording) {
        return saysOnly(wording, YES);
    }

    static boolean isSomethingElse(Wording wording) {
        return saysOnly(wording, SOMETHING_ELSE);
    }

    private boolean isAnger(Wording wording) {
        Wording calmer = complaints.without(Insults.without(wording));
        return calmer.words().size() < wording.words().size() && ASIDES.containsAll(calmer.words());
    }

    private static boolean saysOnly(Wording wording, Phrases phrases) {
        return phrases.standIn(wording) && ASIDES.containsAll(phrases.without(wording).words());
    }

    private static Set<String> asides() {
        Set<String> asides = new HashSet<>();
        for (String line : WordLists.lines("asides")) {
            asides.addAll(List.of(line.split(" ")));
        }
        return Set.copyOf(asides);
    }
}
