package fr.lanterne.bot.scam.picture;

import fr.lanterne.bot.scam.address.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts addresses together that a telephone broke at the end of a line because they were too long for it. Texts that people
 * send are not read that way, as a break in them may be meant.
 */
final class WrappedAddresses {

    /** French messages hyphenate nothing: a hyphen at the end of a line belongs to the word, be it an address or not. */
    private static final Pattern HYPHEN_AT_END = Pattern.compile("[\\p{L}\\d]-$");
    /** An address that has begun but does not lead anywhere yet. */
    private static final Pattern UNFINISHED = Pattern.compile("(?i)(?:https?://|\\bwww\\.)[^\\s/?#]*$");
    /** A colon, and nothing but the beginning of a word in small letters: what is announced starts there. */
    private static final Pattern ANNOUNCED = Pattern.compile(": ?([a-z][a-z0-9]{2,})$");
    /** What asks the reader to do something is a word of its own. */
    private static final Pattern REQUEST = Pattern.compile("(?:ez|er|ir|re|ici|lien|site|sur|via)$");
    private static final Pattern FIRST_WORD = Pattern.compile("^[^\\s/?#]+");

    private WrappedAddresses() {}

    static List<String> joined(List<String> lines) {
        List<String> joined = new ArrayList<>();
        for (String line : lines) {
            if (!joined.isEmpty() && goesOn(joined.getLast(), line)) {
                joined.set(joined.size() - 1, joined.getLast() + line);
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    private static boolean goesOn(String line, String next) {
        if (!Character.isLetterOrDigit(next.charAt(0))) {
            return false;
        }
        if (HYPHEN_AT_END.matcher(line).find()) {
            return true;
        }
        Matcher unfinished = UNFINISHED.matcher(line);
        if (unfinished.find()) {
            return !leads(unfinished.group().replaceFirst("(?i)^https?://", ""));
        }
        Matcher announced = ANNOUNCED.matcher(line);
        return announced.find() && !REQUEST.matcher(announced.group(1)).find() && startsWithHost(next);
    }

    private static boolean startsWithHost(String line) {
        Matcher first = FIRST_WORD.matcher(line);
        return first.find() && leads(first.group());
    }

    private static boolean leads(String address) {
        return HostName.parse(address).isPresent();
    }
}
