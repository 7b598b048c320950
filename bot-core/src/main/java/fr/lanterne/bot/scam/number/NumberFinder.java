package fr.lanterne.bot.scam.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import fr.lanterne.bot.scam.number.CalledNumber.Kind;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds telephone numbers as people write them, and the short numbers that a message asks to call. A short number after
 * STOP, which only ends an advertisement, is none of them. Numbers whose digits were masked with X count as unknown ones.
 */
public final class NumberFinder {

    private static final int MAX_NUMBERS = 1_000;
    private static final int CONTEXT = 80;
    private static final Pattern BLANKS = Pattern.compile(" ++");
    private static final Pattern STOP_BEFORE = Pattern.compile("\\b(?:stop|desabo\\w{0,10}|act)(?: \\w{1,8}){0,2} ?$");
    private static final Pattern CALL_BEFORE = Pattern.compile(
            "\\b(?:r?appel\\w{0,4}|contact\\w{0,4}|joindre|joignez|compos\\w{0,4}|tel|telephon\\w{0,4}|numero|ou au|sms au"
                    + "|envoyez \\w{1,14} au)(?: \\w{1,14}){0,3} ?(?:le|au|:|a)? ?:? ?$");

    /** Numbers of three to six digits that somebody answers: 1xx, 10xx, 3xxx, 118xxx, and those of short messages. */
    private static final Pattern SHORT = Pattern.compile(
            "(?<![\\p{L}\\p{N}+.,:/€-])(?:118 ?\\d{3}|3\\d ?\\d\\d|10\\d\\d|1\\d\\d|[3-8]\\d{4})"
                    + "(?![\\p{L}\\p{N}€%]|[.,:/-]\\d| ?€| ?eur)");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    /** The numbers in order of appearance, the short ones last. */
    public List<CalledNumber> findIn(ReadableText text) {
        String line = text.folded().replace('\n', ' ');
        List<CalledNumber> found = new ArrayList<>();
        for (WrittenDigits written : WrittenDigits.in(line)) {
            if (found.size() < MAX_NUMBERS) {
                kind(written, line).ifPresent(kind -> found.add(number(text, written, kind)));
            }
        }
        addShort(text, line, found);
        return found;
    }

    private Optional<Kind> kind(WrittenDigits written, String line) {
        if (written.isMasked()) {
            boolean telephone = written.looksLikeTelephone()
                    || (written.looksLikeMaskedTelephone() && isAfter(CALL_BEFORE, line, written.start()));
            return telephone ? Optional.of(Kind.UNKNOWN) : Optional.empty();
        }
        if (written.isFrench()) {
            return Optional.of(french(written.national()));
        }
        return written.isInternational() ? Optional.of(abroad(written)) : Optional.empty();
    }

    private static Kind french(String national) {
        return switch (national.charAt(1)) {
            case '6', '7' -> Kind.MOBILE;
            case '8' -> national.startsWith("080") ? Kind.FREE : Kind.PREMIUM;
            default -> Kind.FIXED;
        };
    }

    private Kind abroad(WrittenDigits written) {
        try {
            PhoneNumber parsed = numbers.parse(written.international(), null);
            return parsed.getCountryCode() != WrittenDigits.FRANCE && numbers.isPossibleNumber(parsed)
                    ? Kind.FOREIGN
                    : Kind.UNKNOWN;
        } catch (NumberParseException unknown) {
            return Kind.UNKNOWN;
        }
    }

    private static void addShort(ReadableText text, String line, List<CalledNumber> found) {
        BitSet taken = new BitSet(line.length());
        found.forEach(number -> taken.set(number.start(), number.end()));
        Matcher written = SHORT.matcher(line);
        while (found.size() < MAX_NUMBERS && written.find()) {
            int start = written.start();
            if (!taken.get(start) && isAfter(CALL_BEFORE, line, start) && !isAfter(STOP_BEFORE, line, start)) {
                String digits = written.group().replace(" ", "");
                found.add(new CalledNumber(text.sent(start, written.end()), digits,
                        digits.startsWith("118") ? Kind.PREMIUM : Kind.SHORT, start, written.end()));
            }
        }
    }

    private static CalledNumber number(ReadableText text, WrittenDigits written, Kind kind) {
        return new CalledNumber(text.sent(written.start(), written.end()), written.national(), kind, written.start(),
                written.end());
    }

    private static boolean isAfter(Pattern words, String line, int start) {
        String before = line.substring(Math.max(0, start - CONTEXT), start);
        return words.matcher(BLANKS.matcher(before).replaceAll(" ")).find();
    }
}
