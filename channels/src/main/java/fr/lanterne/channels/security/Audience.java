package fr.lanterne.channels.security;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Whom an address is for. */
sealed interface Audience {

    /** Whether this session is let in. */
    boolean admits(StaffSession session);

    /** Whether it is open without signing in. */
    default boolean open() {
        return false;
    }

    /** Everybody, signed in or not. */
    record Everybody() implements Audience {

        @Override
        public boolean admits(StaffSession session) {
            return true;
        }

        @Override
        public boolean open() {
            return true;
        }
    }

    /** Programs and citizens with a token of their own, checked by who answers: no session counts here. */
    record Bearers() implements Audience {

        @Override
        public boolean admits(StaffSession session) {
            return true;
        }

        @Override
        public boolean open() {
            return true;
        }
    }

    /** Staff who are at that step of signing in, or past all. */
    record OnTheWay(Step step) implements Audience {

        @Override
        public boolean admits(StaffSession session) {
            return session.step() == step || session.step() == Step.READY;
        }
    }

    /** Staff with one of these roles. */
    record With(Set<Role> roles) implements Audience {

        public With {
            roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
        }

        static With any(Role first, Role... more) {
            return new With(EnumSet.of(first, more));
        }

        @Override
        public boolean admits(StaffSession session) {
            return session.step() == Step.READY && session.staff().roles().stream().anyMatch(roles::contains);
        }
    }
}
