package fr.lanterne.bot.understanding;

import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * International bank account numbers (ISO 13616), by their length and their check digits (modulo 97). A French one is
 * recognised with a slip in it as well.
 */
final class Ibans implements NumberForm {

    private static final int MAX_LENGTH = 34;
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern FRENCH = Pattern.compile("(FR|MC)[0-9]{12}[A-Z0-9]{11}[0-9]{2}");
    /** By country: those of the payments area and those most written from France. */
    private static final Map<String, Integer> LENGTHS = Map.ofEntries(Map.entry("AD", 24), Map.entry("AT", 20),
            Map.entry("BE", 16), Map.entry("BG", 22), Map.entry("CH", 21), Map.entry("CY", 28), Map.entry("CZ", 24),
            Map.entry("DE", 22), Map.entry("DK", 18), Map.entry("EE", 20), Map.entry("ES", 24), Map.entry("FI", 18),
            Map.entry("FR", 27), Map.entry("GB", 22), Map.entry("GI", 23), Map.entry("GR", 27), Map.entry("HR", 21),
            Map.entry("HU", 28), Map.entry("IE", 22), Map.entry("IS", 26), Map.entry("IT", 27), Map.entry("LI", 21),
            Map.entry("LT", 20), Map.entry("LU", 20), Map.entry("LV", 21), Map.entry("MA", 28), Map.entry("MC", 27),
            Map.entry("MT", 31), Map.entry("NL", 18), Map.entry("NO", 15), Map.entry("PL", 28), Map.entry("PT", 25),
            Map.entry("RO", 24), Map.entry("SE", 24), Map.entry("SI", 19), Map.entry("SK", 24), Map.entry("SM", 27),
            Map.entry("TN", 24), Map.entry("TR", 26), Map.entry("UA", 29));

    @Override
    public OptionalInt endOfNumberAt(PlainText text, int first) {
        if (!startsWithTwoLetters(text.tokens().get(first).text())) {
            return OptionalInt.empty();
        }
        return TokenWindow.startingAt(text, first, MAX_LENGTH, token -> true).stream()
                .filter(window -> isIban(window.characters())).mapToInt(TokenWindow::end).findFirst();
    }

    private static boolean startsWithTwoLetters(String token) {
        return token.length() >= 2 && Character.isLetter(token.charAt(0)) && Character.isLetter(token.charAt(1))
                && (token.length() == 2 || Character.isDigit(token.charAt(2)));
    }

    private static boolean isIban(String characters) {
        if (!FORM.matcher(characters).matches()) {
            return false;
        }
        Integer length = LENGTHS.get(characters.substring(0, 2));
        if (length == null || length != characters.length()) {
            return false;
        }
        return FRENCH.matcher(characters).matches() || remainder(characters) == 1;
    }

    private static int remainder(String iban) {
        int remainder = 0;
        for (char character : (iban.substring(4) + iban.substring(0, 4)).toCharArray()) {
            int value = Character.digit(character, 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }
}
