package fr.lanterne.bot.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Phrases of a word list, found in a {@link Wording}. A line of the list is a phrase of words one blank apart:
 *
 * <pre>
 * a|b       either word          word?    there or not          word*   whatever it ends in
 * ...       up to three words    ^ and $  the text's beginning and end
 * &#64;name = a|b    {@code @name} stands for these words
 * ! phrase  a way of speaking: taken out before anything is looked for
 * ~ phrase  where it stands nothing is found
 * </pre>
 *
 * The time a search takes grows with the length of the text, since no part of a phrase repeats more than three words.
 */
final class Phrases {

    private static final String GAP = "(?:[^ ]++ ){0,3}";

    /** Stands where something was taken out, so that what was apart stays apart. */
    private static final String CUT = "/";

    private final List<Pattern> phrases = new ArrayList<>();
    private final List<Pattern> waysOfSpeaking = new ArrayList<>();
    private final List<Pattern> spoilers = new ArrayList<>();

    /** Long phrases come first: what is taken out whole leaves no odd end behind. */
    private Phrases(List<String> lines) {
        Map<String, String> names = new HashMap<>();
        List<String> folded = lines.stream().map(line -> PlainText.of(line).folded()).toList();
        folded.stream().filter(Phrases::defines).map(line -> line.split(" = ", 2))
                .forEach(sides -> names.put(sides[0], sides[1]));
        folded.stream().filter(line -> !defines(line))
                .sorted(Comparator.comparingInt((String line) -> line.split(" ").length).reversed())
                .forEach(line -> add(line, names));
    }

    static Phrases in(String list) {
        return new Phrases(WordLists.lines(list));
    }

    static Phrases of(List<String> lines) {
        return new Phrases(lines);
    }

    /** Whether one of the phrases stands in the text. */
    boolean standIn(Wording wording) {
        String text = wording.spaced();
        if (spoilers.stream().anyMatch(spoiler -> spoiler.matcher(text).find())) {
            return false;
        }
        String plain = without(waysOfSpeaking, text);
        return phrases.stream().anyMatch(phrase -> phrase.matcher(plain).find());
    }

    /** The text without the phrases that stand in it. */
    Wording without(Wording wording) {
        return new Wording(Arrays.stream(without(phrases, wording.spaced()).split(" +"))
                .filter(word -> !word.isEmpty() && !CUT.equals(word)).toList());
    }

    private static String without(List<Pattern> patterns, String text) {
        String left = text;
        for (Pattern pattern : patterns) {
            left = pattern.matcher(left).replaceAll(" " + CUT + " ");
        }
        return left;
    }

    private static boolean defines(String line) {
        return line.startsWith("@") && line.contains(" = ");
    }

    private void add(String line, Map<String, String> names) {
        switch (line.charAt(0)) {
            case '!' -> waysOfSpeaking.add(pattern(line.substring(1).strip(), names));
            case '~' -> spoilers.add(pattern(line.substring(1).strip(), names));
            default -> phrases.add(pattern(line, names));
        }
    }

    private static Pattern pattern(String phrase, Map<String, String> names) {
        StringBuilder pattern = new StringBuilder();
        boolean atStart = false;
        boolean atEnd = false;
        for (String token : List.of(phrase.split(" +"))) {
            switch (token) {
                case "^" -> atStart = true;
                case "$" -> atEnd = true;
                case "..." -> pattern.append(GAP);
                default -> pattern.append(word(token, names));
            }
        }
        return Pattern.compile((atStart ? "^ " : " ") + pattern + (atEnd ? "$" : ""));
    }

    private static String word(String token, Map<String, String> names) {
        boolean optional = token.endsWith("?");
        String named = optional ? token.substring(0, token.length() - 1) : token;
        String words = Arrays.stream(named.split("\\|")).map(name -> names.getOrDefault(name, name))
                .collect(Collectors.joining("|"));
        if (words.contains("@")) {
            throw new IllegalStateException("a word list uses a name that it does not define: " + token);
        }
        String either = Arrays.stream(words.split("\\|"))
                .map(word -> word.endsWith("*")
                        ? Pattern.quote(word.substring(0, word.length() - 1)) + "[^ ]*+"
                        : Pattern.quote(word))
                .collect(Collectors.joining("|"));
        return "(?:(?:" + either + ") )" + (optional ? "?" : "");
    }
}
