package fr.lanterne.channels.security;

import fr.lanterne.bot.MediatorId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account of a member of staff.
 *
 * @param email the name to sign in with, in small letters
 * @param firstName what citizens see
 * @param signedInAt the last time; null when never
 */
public record Account(MediatorId id, String email, String firstName, Set<Role> roles, State state,
        boolean secondFactor, Instant createdAt, @Nullable Instant signedInAt) {

    public static final int MAX_EMAIL_LENGTH = 254;

    /** Whether it can be used. */
    public enum State {
        /** Waits for the person to choose a password. */
        INVITED, ACTIVE, DISABLED
    }

    public Account {
        roles = Set.copyOf(roles);
    }

    Account with(State other) {
        return new Account(id, email, firstName, roles, other, secondFactor, createdAt, signedInAt);
    }

    Account with(Set<Role> others) {
        return new Account(id, email, firstName, others, state, secondFactor, createdAt, signedInAt);
    }

    public boolean activeAdmin() {
        return state == State.ACTIVE && roles.contains(Role.ADMIN);
    }
}
