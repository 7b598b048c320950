package fr.lanterne.bot.understanding;

import java.util.Comparator;
import java.util.OptionalInt;

/** Payment card numbers: 13 and 15 to 19 digits of an issuer's range, with Luhn's check digit. */
final class BankCards implements NumberForm {

    private static final int USUAL_LENGTH = 16;
    private static final int MAX_LENGTH = 19;

    @Override
    public OptionalInt endOfNumberAt(PlainText text, int first) {
        return TokenWindow.startingAt(text, first, MAX_LENGTH, Token::isNumber).stream()
                .filter(window -> isCard(window.characters()))
                .min(Comparator.comparingInt(window -> Math.abs(window.characters().length() - USUAL_LENGTH)))
                .map(window -> OptionalInt.of(window.end())).orElseGet(OptionalInt::empty);
    }

    private static boolean isCard(String digits) {
        return isIssued(digits) && checksOut(digits);
    }

    private static boolean isIssued(String digits) {
        char first = digits.charAt(0);
        return switch (digits.length()) {
            case 13 -> first == '4';
            case 15 -> digits.startsWith("34") || digits.startsWith("37");
            case 16, 17, 18, 19 -> first >= '2' && first <= '6';
            default -> false;
        };
    }

    private static boolean checksOut(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
