package fr.lanterne.bot.understanding;

/**
 * A run of ASCII letters and digits in a {@link PlainText}.
 *
 * @param text in upper case
 */
record Token(int start, int end, String text) {

    boolean isNumber() {
        return text.chars().allMatch(Character::isDigit);
    }
}
