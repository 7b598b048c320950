package fr.lanterne.bot.scam.address;

import com.ibm.icu.text.SpoofChecker;
import java.util.Locale;

/** Tells honest accented names from names that borrow letters of other scripts, by Unicode's rules (UTS 39). */
final class Letters {

    private static final String ENCODED = "xn--";

    /** Made at first use: its tables take memory that a service without such an address never needs. */
    private static final class Spoof {
        static final SpoofChecker MIXED = new SpoofChecker.Builder()
                .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE)
                .setRestrictionLevel(SpoofChecker.RestrictionLevel.SINGLE_SCRIPT_RESTRICTIVE).build();
    }

    private Letters() {}

    /**
     * Whether a name shows other letters than it has: scripts mixed in a label, a label that is wholly of look-alikes, or
     * the encoded form, which nobody can read.
     */
    static boolean mislead(HostName host) {
        if (host.ascii().equals(host.name())) {
            return host.ascii().contains(ENCODED);
        }
        return host.labelsOfOwner().stream().filter(label -> !isAscii(label))
                .anyMatch(label -> Spoof.MIXED.failsChecks(label) || readsAsLatin(label));
    }

    private static boolean readsAsLatin(String label) {
        boolean foreign = label.codePoints().filter(Character::isLetter)
                .anyMatch(code -> Character.UnicodeScript.of(code) != Character.UnicodeScript.LATIN);
        return foreign && isAscii(skeleton(label));
    }

    /** What a label looks like: two labels with one skeleton are taken for each other. */
    static String skeleton(String label) {
        return Spoof.MIXED.getSkeleton(label).toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
