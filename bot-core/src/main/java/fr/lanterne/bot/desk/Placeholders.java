package fr.lanterne.bot.desk;

import fr.lanterne.bot.CannedReplies.Flaw;
import fr.lanterne.knowledge.FicheId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in braces in a canned reply: a closed list. */
final class Placeholders {

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");
    private static final String FICHE = "fiche:";
    static final String FIRST_NAME = "prenom";
    static final String GREETING = "bonjour";

    private Placeholders() {}

    /** Something that stands for nothing; empty when there is none. */
    static Optional<Flaw> unknownIn(String text) {
        return names(text).stream()
                .filter(name -> !name.equals(FIRST_NAME) && !name.equals(GREETING) && ficheOf(name).isEmpty())
                .findFirst().map(Flaw.UnknownPlaceholder::new);
    }

    static List<FicheId> fichesIn(String text) {
        return names(text).stream().flatMap(name -> ficheOf(name).stream()).distinct().toList();
    }

    /** The text with what the names stand for. */
    static String filled(String text, Map<String, String> values) {
        return BRACES.matcher(text).replaceAll(found -> Matcher
                .quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    static String nameOf(FicheId fiche) {
        return FICHE + fiche;
    }

    private static Optional<FicheId> ficheOf(String name) {
        try {
            return name.startsWith(FICHE) ? Optional.of(new FicheId(name.substring(FICHE.length()))) : Optional.empty();
        } catch (IllegalArgumentException noFiche) {
            return Optional.empty();
        }
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        Matcher braces = BRACES.matcher(text);
        while (braces.find()) {
            names.add(braces.group(1));
        }
        return names;
    }
}
