package fr.lanterne.bot.scam.picture;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a reading, without what was no letter on the picture, and with the signs of addresses as they must have been. */
final class ReadLines {

    /** A sign of the screen beside the words (a warning, an arrow) that was read as a letter of its own. */
    private static final Pattern SIGN_BESIDE = Pattern
            .compile("(?m)[ \\t]+[©®™@°•»>«<|*]+[ \\t]*$|^[©®™@°•»>«<|*]+[ \\t]+");
    /** What stands before the slashes of an address. The second slash often looks like a letter, and may be on a new line. */
    private static final Pattern SCHEME = Pattern.compile(
            "(?<![\\p{L}\\d.@/-])([\\p{L}\\d]{3,7}) ?[:;.!]{0,2}(?:\\s?(?:///?|/ /)|\\s?[/|l]\\s?[/Il|1](?=[\\p{L}\\d]))");
    private static final String SECURE = "https";
    private static final String PLAIN = "http";
    /** The point before a usual ending, read as a comma. */
    private static final Pattern COMMA_IN_ADDRESS = Pattern.compile(
            "(?i)(?<=[a-z0-9-]{3}) ?(?:,|,\\.|\\.,) ?(?=(?:com|fr|net|org|info|eu|online|site|click|link|top|xyz|shop)(?:[/\\s]|$))");

    private ReadLines() {}

    static List<String> of(String read) {
        String withoutSigns = SIGN_BESIDE.matcher(read).replaceAll("");
        String schemes = SCHEME.matcher(withoutSigns).replaceAll(ReadLines::scheme);
        String mended = COMMA_IN_ADDRESS.matcher(schemes).replaceAll(".");
        return mended.lines().map(String::strip).filter(line -> line.chars().anyMatch(Character::isLetterOrDigit))
                .toList();
    }

    /** Whatever is nearly "https" before slashes was that: no other word stands there. */
    private static String scheme(MatchResult found) {
        String word = found.group(1).toLowerCase(Locale.ROOT);
        if (Edits.between(word, PLAIN) <= 1 && !word.endsWith("s")) {
            return PLAIN + "://";
        }
        return Edits.between(word, SECURE) <= 2 ? SECURE + "://" : Matcher.quoteReplacement(found.group());
    }
}
