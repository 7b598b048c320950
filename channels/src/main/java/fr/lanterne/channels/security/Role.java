package fr.lanterne.channels.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a member of staff does here; one may have several. */
public enum Role {

    /** Answers citizens. */
    MEDIATOR,
    /** Sees the whole queue and its figures. */
    SUPERVISOR,
    /** Writes fiches. */
    EDITOR,
    /** Runs the service and its accounts. */
    ADMIN;

    /** As they are kept, in their order. */
    static String written(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
    }

    static Set<Role> read(String written) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(written.split(",")).filter(name -> !name.isEmpty()).map(Role::valueOf).forEach(roles::add);
        return Collections.unmodifiableSet(roles);
    }
}
