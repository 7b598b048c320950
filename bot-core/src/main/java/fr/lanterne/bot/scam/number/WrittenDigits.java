package fr.lanterne.bot.scam.number;

import java.util.ArrayList;
import java.util.List;

/**
 * Digits that are written as one number: in groups apart by a blank, a dot, a dash or a slash, maybe with a plus before them;
 * X stands for a masked digit.
 *
 * @param digits with the plus, without what parts them
 * @param groups the lengths of the groups
 * @param start in the text
 * @param end in the text, exclusive
 */
record WrittenDigits(String digits, List<Integer> groups, int start, int end) {

    static final int FRANCE = 33;
    private static final int MIN_DIGITS = 8;
    private static final int MAX_DIGITS = 15;
    private static final int MAX_WRITTEN = 40;
    private static final int FRENCH_LENGTH = 10;
    private static final List<List<Integer>> DATES = List.of(List.of(2, 2, 4), List.of(2, 2, 4, 2), List.of(4, 2, 2),
            List.of(2, 2, 4, 2, 2));

    /** Those of eight digits and more, in one walk over the text. */
    static List<WrittenDigits> in(String text) {
        List<WrittenDigits> found = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (isDigit(text, i) && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))) {
                int end = endOf(text, i);
                int digit = i;
                int start = plusBefore(text, digit);
                WrittenDigits written = read(text, start, end);
                boolean cleanEnd = end == text.length() || "€%".indexOf(text.charAt(end)) < 0;
                if (written.count() >= MIN_DIGITS && written.count() <= MAX_DIGITS && cleanEnd) {
                    found.add(written);
                }
                i = end;
            } else {
                i++;
            }
        }
        return found;
    }

    boolean isMasked() {
        return digits.indexOf('x') >= 0;
    }

    /** At least four groups of two, or a country code: nothing else is masked that way. */
    boolean looksLikeTelephone() {
        return (isInternational() && groups.size() > 1) || groups.stream().filter(size -> size == 2).count() >= 4;
    }

    /** Ten masked digits in a row, which may be any number. */
    boolean looksLikeMaskedTelephone() {
        return groups.size() == 1 && count() >= FRENCH_LENGTH;
    }

    boolean isInternational() {
        return digits.startsWith("+") || digits.startsWith("00");
    }

    boolean isFrench() {
        String national = national();
        return national.length() == FRENCH_LENGTH && national.charAt(0) == '0' && national.charAt(1) != '0'
                && !DATES.contains(groups);
    }

    /** As one dials it in France. */
    String national() {
        String plain = international();
        return plain.startsWith("+330") && plain.length() == 13
                ? plain.substring(3)
                : plain.startsWith("+33") && plain.length() == 12 ? "0" + plain.substring(3) : plain;
    }

    /** With a plus where a country code was written. */
    String international() {
        return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
    }

    private int count() {
        return digits.startsWith("+") ? digits.length() - 1 : digits.length();
    }

    private static int endOf(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < MAX_WRITTEN) {
            if (isDigit(text, end)) {
                end++;
            } else {
                int next = end;
                while (next < text.length() && next - end < 3 && " .-/()".indexOf(text.charAt(next)) >= 0) {
                    next++;
                }
                if (next == end || next == text.length() || !isDigit(text, next) || isWhole(text, from, end)
                        || startsMaskedWord(text, next)) {
                    return end;
                }
                end = next;
            }
        }
        return end;
    }

    /** Ten digits that start with 0 are a French number: what follows after a blank is another one. */
    private static boolean isWhole(String text, int from, int end) {
        return text.charAt(from) == '0' && text.charAt(Math.min(from + 1, end - 1)) != '0'
                && text.substring(from, end).chars().filter(c -> Character.isDigit(c) || c == 'x')
                        .count() == FRENCH_LENGTH;
    }

    /** A plus, or a bracket before the first group. */
    private static int plusBefore(String text, int digit) {
        int i = digit;
        while (i > 0 && digit - i < 2 && " (".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i > 0 && text.charAt(i - 1) == '+' ? i - 1 : digit;
    }

    private static WrittenDigits read(String text, int start, int end) {
        StringBuilder digits = new StringBuilder();
        List<Integer> groups = new ArrayList<>();
        int size = 0;
        for (int i = start; i <= end; i++) {
            boolean digit = i < end && isDigit(text, i);
            if (digit || (i < end && text.charAt(i) == '+')) {
                digits.append(text.charAt(i));
                size += digit ? 1 : 0;
            } else if (size > 0) {
                groups.add(size);
                size = 0;
            }
        }
        return new WrittenDigits(digits.toString(), List.copyOf(groups), start, end);
    }

    private static boolean isDigit(String text, int at) {
        return (text.charAt(at) >= '0' && text.charAt(at) <= '9') || text.charAt(at) == 'x';
    }

    /** An x that starts a word is none of the number. */
    private static boolean startsMaskedWord(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == 'x') {
            end++;
        }
        return end > at && end < text.length() && Character.isLetter(text.charAt(end));
    }
}
