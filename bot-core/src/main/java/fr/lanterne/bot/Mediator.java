package fr.lanterne.bot;

/**
 * A person who answers citizens.
 *
 * @param firstName what citizens see: 1 to 60 characters, not blank
 */
public record Mediator(MediatorId id, String firstName) {

    public static final int MAX_NAME_LENGTH = 60;

    public Mediator {
        if (firstName.isBlank() || firstName.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("a mediator's first name has 1 to " + MAX_NAME_LENGTH + " characters");
        }
    }
}
