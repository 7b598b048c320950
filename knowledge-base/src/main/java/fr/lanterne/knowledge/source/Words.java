package fr.lanterne.knowledge.source;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Patterns for any of many words, which look closely only where one of them can begin. */
final class Words {

    private static final Pattern FIRST_LETTER = Pattern.compile("(?<=^|\\||\\(\\?:)[a-z]");

    private Words() {}

    /** Any of these as whole words; each may be a regular expression that starts with a small letter or a figure. */
    static Pattern any(String... words) {
        return Pattern.compile(start(words) + "\\b");
    }

    /** The same where a word only begins so. */
    static Pattern beginning(String... words) {
        return Pattern.compile(start(words));
    }

    private static String start(String... words) {
        String all = String.join("|", words);
        String letters = FIRST_LETTER.matcher(all).results().map(MatchResult::group).distinct()
                .collect(Collectors.joining());
        return "(?=[" + letters + "0-9])\\b(?:" + all + ")";
    }
}
