package fr.lanterne.bot;

import java.util.UUID;

/**
 * A team of mediators.
 *
 * @param name what colleagues and citizens read: 1 to 60 characters, not blank
 */
public record Team(Id id, String name) {

    public static final int MAX_NAME_LENGTH = 60;

    /** Identifies a team. */
    public record Id(UUID value) {

        @Override
        public String toString() {
            return value.toString();
        }
    }

    public Team {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("a team's name has 1 to " + MAX_NAME_LENGTH + " characters");
        }
    }
}
