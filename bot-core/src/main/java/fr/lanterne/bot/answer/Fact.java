package fr.lanterne.bot.answer;

import java.math.BigDecimal;

/**
 * Something in a text that is either right or wrong, in one form for all its spellings.
 *
 * @param value canonical: two facts are the same when it is equal
 */
record Fact(Kind kind, String value) {

    /** What it is. */
    enum Kind {
        LINK, EMAIL, PHONE, AMOUNT, DATE, DURATION, PERIOD, PERCENTAGE, TIME, NUMBER
    }

    static Fact number(Kind kind, BigDecimal value) {
        return new Fact(kind, canonical(value));
    }

    static Fact duration(BigDecimal value, String unit) {
        return new Fact(Kind.DURATION, canonical(value) + " " + unit);
    }

    static String canonical(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
