package fr.lanterne.bot.scam.picture;

import fr.lanterne.bot.scam.address.HostName;
import fr.lanterne.bot.scam.address.LinkFinder;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One text out of several readings of a picture. The words are those of the first reading; where a line of it holds an
 * address, or the same line does in another one, the readings vote on where it leads. What an address means plays no part in
 * that: a reading is never preferred because it looks better or worse.
 */
final class Agreement {

    /** Of the characters of two lines, how many may differ when they are readings of one. */
    private static final double MOST_DIFFERENT = 0.4;
    private static final int LONGEST_LINE = 200;
    private static final int MOST_LINES = 150;
    private static final Pattern SURELY_AN_ADDRESS = Pattern.compile("(?i)https?:|\\bwww\\.");
    /** Letters that lose their tail with the underline of an address and become others; nothing gives a letter one. */
    private static final String TAILED = "gqpy";

    private final LinkFinder links = new LinkFinder();

    private Agreement() {}

    /** @param readings lines each, at least one reading */
    static List<String> of(List<List<String>> readings) {
        Agreement agreement = new Agreement();
        List<List<String>> others = readings.subList(1, readings.size());
        return readings.getFirst().stream().map(line -> agreement.agreed(line, others)).toList();
    }

    private String agreed(String line, List<List<String>> others) {
        List<String> readings = new ArrayList<>(List.of(line));
        others.forEach(other -> nearest(line, other).ifPresent(readings::add));
        Map<String, List<String>> votes = new LinkedHashMap<>();
        for (String reading : readings) {
            String hosts = hosts(reading);
            if (!hosts.isEmpty()) {
                votes.computeIfAbsent(hosts, _ -> new ArrayList<>()).add(reading);
            }
        }
        return votes.keySet().stream().reduce((best, next) -> better(best, next, votes)).map(votes::get)
                .filter(most -> most.size() > 1 || SURELY_AN_ADDRESS.matcher(most.getFirst()).find())
                .map(List::getFirst).orElse(line);
    }

    private String hosts(String line) {
        return String.join(" ", links.findIn(ReadableText.of(line)).stream().flatMap(link -> link.host().stream())
                .map(HostName::ascii).toList());
    }

    private static String better(String best, String next, Map<String, List<String>> votes) {
        if (lostTails(best, next)) {
            return next;
        }
        boolean more = votes.getOrDefault(next, List.of()).size() > votes.getOrDefault(best, List.of()).size();
        return more && !lostTails(next, best) ? next : best;
    }

    /** Whether one is the other but for tails that are gone. */
    private static boolean lostTails(String without, String with) {
        if (without.length() != with.length()) {
            return false;
        }
        for (int i = 0; i < with.length(); i++) {
            char tailed = with.charAt(i);
            char other = without.charAt(i);
            if (tailed != other && (TAILED.indexOf(tailed) < 0 || TAILED.indexOf(other) >= 0)) {
                return false;
            }
        }
        return true;
    }

    /** The line of another reading that is most like this one, if it is the same line at all. */
    private static Optional<String> nearest(String line, List<String> reading) {
        String nearest = "";
        double least = MOST_DIFFERENT;
        for (String other : reading.subList(0, Math.min(MOST_LINES, reading.size()))) {
            double difference = difference(line, other);
            if (difference < least) {
                least = difference;
                nearest = other;
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    private static double difference(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        int least = Math.abs(one.length() - other.length());
        return longest > LONGEST_LINE || least > longest * MOST_DIFFERENT
                ? 1
                : (double) Edits.between(one, other) / longest;
    }
}
