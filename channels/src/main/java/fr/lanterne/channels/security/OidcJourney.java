package fr.lanterne.channels.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What must be remembered between leaving for the provider and coming back. The browser carries it, encrypted: no instance
 * keeps anything.
 *
 * @param state comes back with the answer, so that nobody else's answer is taken
 * @param nonce comes back inside the identity, so that no earlier one is taken
 * @param verifier proves that the same party left and came back (PKCE)
 * @param next where to go afterwards; may be empty
 */
record OidcJourney(String state, String nonce, String verifier, String next, Instant begunAt) {

    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final String OWNER = "oidc-journey";
    private static final int PARTS = 5;

    static OidcJourney begin(Secrets secrets, String next, Clock clock) {
        return new OidcJourney(secrets.token(), secrets.token(), secrets.token(), next, clock.instant());
    }

    String close(SecretBox box) {
        return box.close(String.join("\n", state, nonce, verifier, next, begunAt.toString()), OWNER);
    }

    /** Empty when it is none of ours, or too old. */
    static Optional<OidcJourney> open(String closed, SecretBox box, Clock clock) {
        return box.open(closed, OWNER).map(text -> text.split("\n", -1)).filter(parts -> parts.length == PARTS)
                .map(parts -> new OidcJourney(parts[0], parts[1], parts[2], parts[3], Instant.parse(parts[4])))
                .filter(journey -> journey.begunAt.plus(LONGEST).isAfter(clock.instant()));
    }
}
