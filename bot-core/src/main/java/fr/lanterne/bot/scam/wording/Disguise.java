package fr.lanterne.bot.scam.wording;

import java.lang.Character.UnicodeScript;
import java.util.Optional;

/**
 * Finds a word that is written to look like another: an unseen character between two Latin letters, or Latin letters mixed
 * with Greek or Cyrillic ones. Nobody types that; it serves to slip past filters.
 */
final class Disguise {

    private Disguise() {}

    static Optional<String> in(String text) {
        int start = 0;
        boolean latin = false;
        boolean foreign = false;
        boolean hidden = false;
        boolean hiddenInside = false;
        for (int i = 0; i <= text.length();) {
            int code = i < text.length() ? text.codePointAt(i) : ' ';
            int width = Character.charCount(code);
            if (Character.isLetter(code)) {
                UnicodeScript script = UnicodeScript.of(code);
                hiddenInside |= hidden && latin && script == UnicodeScript.LATIN;
                latin |= script == UnicodeScript.LATIN;
                foreign |= (script == UnicodeScript.CYRILLIC || script == UnicodeScript.GREEK) && readsAsLatin(code);
                hidden = false;
            } else if (Folding.isHidden(code)) {
                hidden = true;
            } else if (Character.getType(code) != Character.NON_SPACING_MARK) {
                if (hiddenInside || (latin && foreign)) {
                    return Optional.of(text.substring(start, Math.min(i, text.length())));
                }
                start = i + width;
                latin = false;
                foreign = false;
                hidden = false;
            }
            i += width;
        }
        return Optional.empty();
    }

    private static boolean readsAsLatin(int code) {
        return Folding.of(code).chars().allMatch(c -> c < 0x80);
    }
}
