package fr.lanterne.channels.security;

import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A member of staff who is signed in.
 *
 * @param firstName what citizens see
 */
public record Staff(MediatorId id, String firstName, String email, Set<Role> roles) {

    public Staff {
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    }

    /** The same person as the one who acts in conversations. */
    public Mediator mediator() {
        return new Mediator(id, firstName);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
