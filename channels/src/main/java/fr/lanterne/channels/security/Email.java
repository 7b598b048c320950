package fr.lanterne.channels.security;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The e-mail address of an account, in the one way in which it is kept and compared. */
final class Email {

    /** Something, an at sign, a host with or without dots: whoever invites knows the person. */
    private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cntrl}<>\"]{1,64}@[\\p{L}\\p{N}.-]{1,189}");

    private Email() {}

    static String normal(String given) {
        return given.strip().toLowerCase(Locale.ROOT);
    }

    /** The address; empty when it is none. */
    static Optional<String> read(String given) {
        return Optional.of(normal(given)).filter(address -> FORM.matcher(address).matches());
    }
}
