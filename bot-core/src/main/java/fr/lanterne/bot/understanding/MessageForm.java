package fr.lanterne.bot.understanding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the form of a message alone tells about whether it goes on with what was said before.
 *
 * @param ownWords the words that name a subject, as folded; a message without any is about something said before
 * @param leadsOn whether it begins as one that goes on (« et … », « pour … »)
 * @param refersBack whether a word stands for something said before (« je l'ai », « ça », « celui-ci »)
 * @param changesSubject whether it says that something else comes (« autre question »)
 * @param stuck whether it says that what was advised did not help
 * @param aspect the words in which fiches speak of what is asked (« combien de temps » gives {@code délai durée temps});
 *     empty for none
 * @param situation the words in which fiches speak of for whom or in which case it is asked; empty for none
 * @param bare the words without those that open the message or say that something else comes, folded
 * @param length in words
 */
public record MessageForm(Set<String> ownWords, boolean leadsOn, boolean refersBack, boolean changesSubject,
        boolean stuck, String aspect, String situation, String bare, int length) {

    private static final int MOST_OPENERS = 5;

    private static final Set<String> SUBJECTLESS = words("subjectless-words");
    private static final Phrases LEADS_ON = Phrases.in("leads-on");
    private static final Phrases REFERS_BACK = Phrases.in("refers-back");
    private static final Phrases OPENERS = Phrases.in("openers");
    private static final Phrases CHANGES_SUBJECT = Phrases.in("changes-subject");
    private static final Phrases STUCK = Phrases.in("stuck");
    private static final Map<String, Phrases> ASPECTS = inWordsOfFiches("aspects");
    private static final Map<String, Phrases> SITUATIONS = inWordsOfFiches("situations");

    public MessageForm {
        ownWords = Set.copyOf(ownWords);
    }

    /** Of a message that may hold masked personal data. */
    public static MessageForm of(String text) {
        Wording all = Wording.of(Placeholder.removedFrom(text));
        Wording wording = CHANGES_SUBJECT.without(all);
        Set<String> own = new HashSet<>(wording.words());
        own.removeIf(
                word -> word.length() < 3 || SUBJECTLESS.contains(word) || word.chars().allMatch(Character::isDigit));
        return new MessageForm(own, LEADS_ON.standIn(wording), REFERS_BACK.standIn(wording),
                wording.words().size() < all.words().size(), STUCK.standIn(wording), first(ASPECTS, wording),
                first(SITUATIONS, wording),
                String.join(" ", withoutOpeners(wording).words()), wording.words().size());
    }

    /** Whether it names no subject of its own. */
    public boolean namesNoSubject() {
        return ownWords.isEmpty();
    }

    private static String first(Map<String, Phrases> said, Wording wording) {
        return said.entrySet().stream().filter(entry -> entry.getValue().standIn(wording)).map(Map.Entry::getKey)
                .findFirst().orElse("");
    }

    private static Wording withoutOpeners(Wording wording) {
        Wording left = wording;
        for (int opener = 0; opener < MOST_OPENERS && OPENERS.standIn(left); opener++) {
            left = OPENERS.without(left);
        }
        return left;
    }

    private static Set<String> words(String list) {
        Set<String> words = new HashSet<>();
        WordLists.lines(list).forEach(line -> words.addAll(Wording.of(line).words()));
        return Set.copyOf(words);
    }

    private static Map<String, Phrases> inWordsOfFiches(String list) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : WordLists.lines(list)) {
            if (line.startsWith("= ")) {
                current = lines.computeIfAbsent(line.substring(2), name -> new ArrayList<>());
            } else {
                current.add(line);
            }
        }
        Map<String, Phrases> inWordsOfFiches = new LinkedHashMap<>();
        lines.forEach((searched, phrases) -> inWordsOfFiches.put(searched, Phrases.of(phrases)));
        return inWordsOfFiches;
    }
}
