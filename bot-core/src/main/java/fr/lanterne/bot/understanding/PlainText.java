package fr.lanterne.bot.understanding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text as written, and the same folded character for character, so that a place in one is the place in the other.
 *
 * @param written in Unicode's composed form
 * @param folded lower case without accents, digits of every script as ASCII, every kind of blank, dash and apostrophe as
 *     the plain one
 */
record PlainText(String written, String folded, List<Token> tokens) {

    PlainText {
        tokens = List.copyOf(tokens);
    }

    static PlainText of(String text) {
        String written = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder folded = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            folded.append(fold(written.charAt(i)));
        }
        String plain = folded.toString();
        return new PlainText(written, plain, tokens(plain));
    }

    /** Whether the characters between two tokens may stand within one number: up to three blanks, dots, dashes and the like. */
    boolean joined(Token before, Token after) {
        if (after.start() - before.end() > 3) {
            return false;
        }
        for (int i = before.end(); i < after.start(); i++) {
            if (" .-/()".indexOf(folded.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the plus sign just before a token stands, blanks and an opening bracket aside; -1 when there is none. */
    int plusBefore(Token token) {
        int index = token.start() - 1;
        while (index >= Math.max(0, token.start() - 2) && " (".indexOf(folded.charAt(index)) >= 0) {
            index--;
        }
        return index >= 0 && folded.charAt(index) == '+' ? index : -1;
    }

    private static char fold(char character) {
        if (character < 128) {
            return Character.toLowerCase(character);
        }
        if (Character.isDigit(character)) {
            return (char) ('0' + Character.digit(character, 10));
        }
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR, Character.FORMAT -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            default -> switch (character) {
                case '’', '‘', 'ʼ', '´' -> '\'';
                case 'œ', 'Œ' -> 'o';
                case 'ı' -> 'i';
                default -> baseLetter(character);
            };
        };
    }

    private static char baseLetter(char character) {
        return Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT).charAt(0);
    }

    private static List<Token> tokens(String folded) {
        List<Token> tokens = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= folded.length(); i++) {
            boolean inside = i < folded.length() && isAsciiLetterOrDigit(folded.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                tokens.add(new Token(start, i, folded.substring(start, i).toUpperCase(Locale.ROOT)));
                start = -1;
            }
        }
        return tokens;
    }

    private static boolean isAsciiLetterOrDigit(char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    }
}
