package fr.lanterne.bot.scam.wording;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One character as a hurried eye reads it: lower case, no accent, the Latin letter that a letter of another script looks
 * like. The same word in any disguise folds to the same letters.
 */
final class Folding {

    /** Greek and Cyrillic letters that are drawn like a Latin one, and that one; from Unicode's list of confusables. */
    private static final String LOOK_ALIKES = "аaвbеeкkмmнhоoрpсcтtуyхxіiїiјjѕsԁdԛqԝwһhӏl"
            + "αaβbεeηnιiκkνvοoρpτtυuχxγyϲcϳj";
    private static final String[] LATIN = new String[0x250];
    private static final Map<Integer, String> OTHERS = new HashMap<>();

    static {
        for (int i = 0; i < LOOK_ALIKES.length(); i += 2) {
            OTHERS.put((int) LOOK_ALIKES.charAt(i), String.valueOf(LOOK_ALIKES.charAt(i + 1)));
        }
        for (int code = 0; code < LATIN.length; code++) {
            LATIN[code] = decomposed(code);
        }
    }

    private Folding() {}

    /** Empty for what is not seen: marks, format characters, controls other than blanks. */
    static String of(int codePoint) {
        return codePoint < LATIN.length ? LATIN[codePoint] : decomposed(codePoint);
    }

    /** Whether the character shows nothing, so that it only serves to break up a word for a machine. */
    static boolean isHidden(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.FORMAT || (type == Character.CONTROL && !Character.isWhitespace(codePoint))
                || codePoint == 0x034F || codePoint == 0x115F || codePoint == 0x3164
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F);
    }

    private static String decomposed(int codePoint) {
        if (isHidden(codePoint)) {
            return "";
        }
        if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
            return codePoint == '\n' || codePoint == '\r' || codePoint == 0x2028 || codePoint == 0x2029 ? "\n" : " ";
        }
        String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        StringBuilder seen = new StringBuilder(plain.length());
        plain.codePoints().filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                .forEach(part -> seen.append(latin(part)));
        return seen.toString();
    }

    private static String latin(int codePoint) {
        int lower = Character.toLowerCase(codePoint);
        String alike = OTHERS.get(lower);
        return switch (lower) {
            case 'œ' -> "oe";
            case 'æ' -> "ae";
            case 'ı' -> "i";
            case 'ł' -> "l";
            case 'ø' -> "o";
            case '’', '‘', 'ʼ', '´', '`' -> "'";
            case '‐', '‑', '‒', '–', '—', '−' -> "-";
            case '。', '․', '．' -> ".";
            case '∕', '⁄', '／' -> "/";
            default -> {
                int digit = Character.digit(lower, 10);
                yield digit >= 0
                        ? String.valueOf(digit)
                        : alike != null ? alike : Character.toString(lower).toLowerCase(Locale.ROOT);
            }
        };
    }
}
