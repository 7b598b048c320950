package fr.lanterne.bot.understanding;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Telephone numbers of people: French ones that start with 01 to 07 or 09, and those of other countries written with their
 * country code. A number that anybody may call, such as 3646 or 0 805 805 817, is nobody's personal data.
 */
final class PhoneNumbers implements NumberForm {

    private static final int MAX_DIGITS = 15;
    private static final int FRENCH_DIGITS = 10;
    private static final Set<List<Integer>> DATE_AND_HOUR = Set.of(List.of(2, 2, 4, 2), List.of(2, 4, 2, 2));
    private static final Set<PhoneNumberType> PUBLIC = EnumSet.of(PhoneNumberType.TOLL_FREE,
            PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN);

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    @Override
    public OptionalInt endOfNumberAt(PlainText text, int first) {
        List<TokenWindow> windows = TokenWindow.startingAt(text, first, MAX_DIGITS + 2, Token::isNumber);
        boolean international = isInternational(text, first);
        return windows.reversed().stream()
                .filter(window -> international ? isPersonalAbroad(window) : isPersonalInFrance(window))
                .mapToInt(TokenWindow::end).findFirst();
    }

    private static boolean isInternational(PlainText text, int first) {
        Token token = text.tokens().get(first);
        return text.plusBefore(token) >= 0 || token.text().startsWith("00");
    }

    private static boolean isPersonalInFrance(TokenWindow window) {
        String digits = window.characters();
        return digits.length() == FRENCH_DIGITS && digits.charAt(0) == '0' && "0 8".indexOf(digits.charAt(1)) < 0
                && !DATE_AND_HOUR.contains(window.groups());
    }

    private boolean isPersonalAbroad(TokenWindow window) {
        String digits = window.characters();
        String international = digits.startsWith("00") ? digits.substring(2) : digits;
        String withoutTrunkZero = international.startsWith("330") ? "33" + international.substring(3) : international;
        if (withoutTrunkZero.startsWith("33")) {
            return withoutTrunkZero.length() == 11 && isPersonalFrenchDigit(withoutTrunkZero.charAt(2));
        }
        try {
            var number = numbers.parse("+" + international, null);
            return numbers.isValidNumber(number) && !PUBLIC.contains(numbers.getNumberType(number));
        } catch (NumberParseException e) {
            return false;
        }
    }

    private static boolean isPersonalFrenchDigit(char digit) {
        return digit != '0' && digit != '8';
    }
}
