package fr.lanterne.bot.scam.address;

import java.util.Optional;

/**
 * An address in a message, that somebody may follow.
 *
 * @param sent as it stands in the message
 * @param host where it leads; empty when it cannot be read or is a bare number
 * @param trick what it does to mislead, where one sees that from its form alone
 * @param start in the folded text
 * @param end in the folded text, exclusive
 */
public record Link(String sent, Optional<HostName> host, Optional<Trick> trick, int start, int end) {

    /** A way to write an address so that it is taken for another. */
    public enum Trick {
        /** A number in the place of a name. */
        IP_ADDRESS,
        /** {@code https://real.example@other.example}: what stands before the @ leads nowhere. */
        USER_BEFORE_HOST,
        /** Letters of other scripts that look like Latin ones, or the {@code xn--} form that hides them. */
        FOREIGN_LETTERS,
        /** So broken or cut off that one cannot tell where it leads. */
        UNREADABLE
    }
}
