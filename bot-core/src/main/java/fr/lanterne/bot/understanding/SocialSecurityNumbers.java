package fr.lanterne.bot.understanding;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * French social-security numbers: 13 characters and a key, {@code 97 - number modulo 97}, where Corsica's 2A and 2B count
 * as 19 and 18. Written in the card's own groups, one is recognised without its key or with a slip in it as well.
 */
final class SocialSecurityNumbers implements NumberForm {

    private static final int LENGTH = 15;
    private static final int LENGTH_WITHOUT_KEY = 13;
    private static final Pattern FORM = Pattern
            .compile("[1-478][0-9]{2}(0[1-9]|1[0-2]|[2-9][0-9])([0-9]{2}|2[AB])[0-9]{6}([0-9]{2})?");
    private static final Pattern CORSICAN_PART = Pattern.compile("[0-9]{0,5}2[AB][0-9]{0,8}");
    private static final List<List<Integer>> CARD_GROUPS = List.of(List.of(1, 2, 2, 2, 3, 3, 2),
            List.of(1, 2, 2, 2, 3, 3), List.of(13, 2));

    @Override
    public OptionalInt endOfNumberAt(PlainText text, int first) {
        return TokenWindow.startingAt(text, first, LENGTH, SocialSecurityNumbers::mayBePart).stream()
                .filter(SocialSecurityNumbers::isNumber).mapToInt(TokenWindow::end).max();
    }

    private static boolean mayBePart(Token token) {
        return token.isNumber() || CORSICAN_PART.matcher(token.text()).matches();
    }

    private static boolean isNumber(TokenWindow window) {
        int length = window.characters().length();
        boolean longEnough = length == LENGTH || length == LENGTH_WITHOUT_KEY;
        if (!longEnough || !FORM.matcher(window.characters()).matches()) {
            return false;
        }
        return CARD_GROUPS.contains(window.groups()) || (length == LENGTH && keyIsRight(window.characters()));
    }

    private static boolean keyIsRight(String characters) {
        long number = Long.parseLong(
                characters.substring(0, LENGTH_WITHOUT_KEY).replace("2A", "19").replace("2B", "18"));
        return 97 - number % 97 == Long.parseLong(characters.substring(LENGTH_WITHOUT_KEY));
    }
}
