package fr.lanterne.bot.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passwords that follow the words for one: {@code mot de passe : Soleil12}. An ordinary word that goes on with the sentence
 * ({@code mot de passe oublié}, {@code mot de passe : que faire}) is none.
 */
final class Passwords {

    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?:mots? de passe|mdp|password|code d'acces|code secret)(?: ?(?:[:=]|est|c'est|etait|is) ?| [«\"])[«\"]? ?");
    private static final Set<String> ORDINARY = Set.of("oublie", "perdu", "refuse", "incorrect", "invalide", "expire",
            "bloque", "faux", "mauvais", "errone", "demande", "vole", "pirate", "change", "aide", "urgent", "merci",
            "comment", "pourquoi", "probleme");

    List<Span> in(PlainText text) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = ANNOUNCED.matcher(text.folded());
        while (matcher.find()) {
            int start = matcher.end();
            int end = endOfWord(text.folded(), start);
            boolean colon = matcher.group().indexOf(':') >= 0 || matcher.group().indexOf('=') >= 0;
            boolean quoted = matcher.group().indexOf('«') >= 0 || matcher.group().indexOf('"') >= 0;
            boolean isPassword = quoted || looksChosen(text.written().substring(start, end))
                    || (colon && isAlone(text.folded(), start, end));
            if (end > start && isPassword) {
                spans.add(new Span(start, end, Placeholder.PASSWORD));
            }
        }
        return spans;
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))
                && "»\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > start && ".,;?".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean looksChosen(String word) {
        boolean digits = word.chars().anyMatch(Character::isDigit);
        boolean capitalsInside = word.chars().skip(1).anyMatch(Character::isUpperCase);
        boolean signs = word.chars().anyMatch(c -> "@#$%&*+=_!€£^~|<>{}".indexOf(c) >= 0);
        return digits || capitalsInside || signs;
    }

    private static boolean isAlone(String folded, int start, int end) {
        return !ORDINARY.contains(folded.substring(start, end)) && (end == folded.length()
                || ".,;\n".indexOf(folded.charAt(end)) >= 0);
    }
}
