package fr.lanterne.bot.scam.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import fr.lanterne.bot.scam.number.Number.Kind;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds telephone numbers as people write them, and the short numbers that a message asks to call. A number after STOP,
 * which only ends an advertisement, is none of them. Numbers whose digits were masked with X count as unknown ones.
 */
public final class NumberFinder {

    private static final int MAX_NUMBERS = 20;
    private static final int MIN_DIGITS = 8;
    private static final int MAX_DIGITS = 15;
    private static final int FRENCH_LENGTH = 10;

    /** Digits or masks in groups, apart by one blank, dot, dash or slash, a country code and (0) before them. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\p{N}+€$.,-])(?:\\+ ?|00)?+(?:\\(?[0-9x]{1,15}\\)?(?:[ .\\-/]{1,2}(?=[0-9x(]))?){2,12}(?![\\p{L}\\p{N}€%])");
    private static final Pattern ALL_MASKED = Pattern.compile("x{10,15}+(?![\\p{L}\\p{N}])");
    private static final Pattern STOP_BEFORE = Pattern.compile("(?:stop|desabo|act)[a-z ]{0,16}$");
    private static final Pattern CALL_BEFORE = Pattern.compile(
            "(?:appel\\w*|rappel\\w*|contact\\w*|joindre|joignez|compos\\w*|tel|telephon\\w*|numero|faites|ou au|voir|sms au|envoyez \\w+ au)"
                    + "(?: \\w{1,14}){0,3} ?(?:le|au|:|a)? ?:? ?$");
    private static final Pattern SHORT = Pattern.compile(
            "(?<![\\p{L}\\p{N}+.,:/€-])(?:118 ?\\d{3}|3\\d ?\\d\\d|10\\d\\d|1[0-9]{1,2}|[3-8]\\d{4})(?![\\p{L}\\p{N}€%]|[.,:/-]\\d| ?€| ?eur)");
    private static final int CONTEXT = 40;

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    /** The numbers in order of appearance. */
    public List<Number> findIn(ReadableText text) {
        List<Number> found = new ArrayList<>();
        Matcher written = NUMBER.matcher(text.folded());
        while (found.size() < MAX_NUMBERS && written.find()) {
            kind(written.group()).filter(kind -> !isAfterStop(text, written.start())).ifPresent(kind -> found.add(
                    number(text, written.start(), written.end(), kind)));
        }
        Matcher masked = ALL_MASKED.matcher(text.folded());
        while (found.size() < MAX_NUMBERS && masked.find()) {
            int start = masked.start();
            if (found.stream().noneMatch(number -> start >= number.start() && start < number.end())
                    && isAfterCall(text, start)) {
                found.add(number(text, start, masked.end(), Kind.UNKNOWN));
            }
        }
        addShort(text, found);
        return found;
    }

    private void addShort(ReadableText text, List<Number> found) {
        Matcher written = SHORT.matcher(text.folded());
        while (found.size() < MAX_NUMBERS && written.find()) {
            int start = written.start();
            if (isAfterCall(text, start) && !isAfterStop(text, start)
                    && found.stream().noneMatch(number -> start >= number.start() && start < number.end())) {
                found.add(number(text, start, written.end(),
                        written.group().startsWith("118") ? Kind.PREMIUM : Kind.SHORT));
            }
        }
    }

    private static Number number(ReadableText text, int start, int end, Kind kind) {
        String digits = digits(text.folded().substring(start, end));
        return new Number(text.sent(start, end).strip(), national(digits), kind, start, end);
    }

    private Optional<Kind> kind(String written) {
        String digits = digits(written);
        boolean international = digits.startsWith("+") || digits.startsWith("00");
        int length = (int) digits.chars().filter(c -> c != '+').count();
        if (length < MIN_DIGITS || length > MAX_DIGITS + 2) {
            return Optional.empty();
        }
        if (digits.indexOf('x') >= 0) {
            return looksLikePhone(written, international) ? Optional.of(Kind.UNKNOWN) : Optional.empty();
        }
        String national = national(digits);
        if (national.length() == FRENCH_LENGTH && national.charAt(0) == '0' && national.charAt(1) != '0'
                && !isDate(written)) {
            return Optional.of(french(national));
        }
        return international ? Optional.of(abroad(digits)) : Optional.empty();
    }

    /** Only some digits masked: at least four groups of two, or a country code. */
    private static boolean looksLikePhone(String written, boolean international) {
        String[] groups = written.strip().split("[ .\\-/()+]+");
        long pairs = java.util.Arrays.stream(groups).filter(group -> group.length() == 2).count();
        return international && groups.length > 1 || pairs >= 4;
    }

    private static boolean isDate(String written) {
        return written.matches("\\d{2}[/.-]\\d{2}[/.-]\\d{4}.*");
    }

    private static Kind french(String national) {
        return switch (national.charAt(1)) {
            case '6', '7' -> Kind.MOBILE;
            case '8' -> national.startsWith("080") ? Kind.FREE : Kind.PREMIUM;
            default -> Kind.FIXED;
        };
    }

    private Kind abroad(String digits) {
        String number = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
        if (number.startsWith("+33")) {
            return Kind.UNKNOWN;
        }
        try {
            PhoneNumber parsed = numbers.parse(number, null);
            return numbers.isPossibleNumber(parsed) ? Kind.FOREIGN : Kind.UNKNOWN;
        } catch (NumberParseException unknown) {
            return Kind.UNKNOWN;
        }
    }

    private static String digits(String written) {
        StringBuilder digits = new StringBuilder();
        for (char c : written.replace("(0)", "").toCharArray()) {
            if (Character.isDigit(c) || c == 'x' || c == '+' && digits.isEmpty()) {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    private static String national(String digits) {
        if (digits.startsWith("+33") && digits.length() == 12) {
            return "0" + digits.substring(3);
        }
        return digits.startsWith("0033") && digits.length() == 13 ? "0" + digits.substring(4) : digits;
    }

    private static boolean isAfterStop(ReadableText text, int start) {
        return STOP_BEFORE.matcher(before(text, start)).find();
    }

    private static boolean isAfterCall(ReadableText text, int start) {
        return CALL_BEFORE.matcher(before(text, start)).find();
    }

    private static String before(ReadableText text, int start) {
        return text.folded().substring(Math.max(0, start - CONTEXT), start);
    }
}
