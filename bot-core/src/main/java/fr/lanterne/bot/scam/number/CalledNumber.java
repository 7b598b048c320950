package fr.lanterne.bot.scam.number;

/**
 * A telephone or short number in a message.
 *
 * @param sent as it stands in the message
 * @param digits the number as one would dial it in France, or with {@code +} and the country code; masked digits as X
 * @param kind what a call to it means
 * @param start in the folded text
 * @param end in the folded text, exclusive
 */
public record CalledNumber(String sent, String digits, Kind kind, int start, int end) {

    /** What one can tell of a number from its form alone. */
    public enum Kind {
        /** French, 01 to 05 and 09. */
        FIXED,
        /** French, 06 and 07. */
        MOBILE,
        /** 081, 082, 089 and 118: the call may cost extra. */
        PREMIUM,
        /** 080: the call is free. */
        FREE,
        /** Three to five digits, written as a number to call. */
        SHORT,
        /** With a country code other than France's. */
        FOREIGN,
        /** Written like a telephone number, but no such number exists or its digits were masked. */
        UNKNOWN
    }
}
