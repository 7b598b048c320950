package fr.lanterne.knowledge.fiche;

import fr.lanterne.knowledge.Essential;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a Markdown fiche that states an essential: {@code > **Montant** : La carte est gratuite.} */
final class EssentialLine {

    private static final Map<Essential.Kind, String> LABELS = new EnumMap<>(Map.of(Essential.Kind.AMOUNT, "Montant",
            Essential.Kind.DEADLINE, "Délai", Essential.Kind.CONDITION, "Condition", Essential.Kind.EXCEPTION,
            "Exception"));
    private static final Pattern FORM = Pattern
            .compile("(?s)^ {0,3}> ?\\*\\*(Montant|Délai|Condition|Exception)\\*\\* ?: ?(.*)$");

    private EssentialLine() {}

    static boolean looksLikeOne(String line) {
        return FORM.matcher(line).matches();
    }

    static Optional<Essential> read(String line) {
        Matcher matcher = FORM.matcher(line);
        return matcher.matches()
                ? Optional.of(new Essential(kindOf(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    static String write(Essential essential) {
        return "> **" + LABELS.get(essential.kind()) + "** : " + essential.text();
    }

    private static Essential.Kind kindOf(String label) {
        return LABELS.entrySet().stream().filter(entry -> entry.getValue().equals(label)).findFirst().orElseThrow()
                .getKey();
    }
}
