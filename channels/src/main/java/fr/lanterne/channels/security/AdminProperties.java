package fr.lanterne.channels.security;

import fr.lanterne.bot.Mediator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first administrator.
 *
 * @param email the name to sign in with
 * @param firstName what colleagues see
 * @param password empty for one made at random, printed once, and changed at the first sign-in
 */
@ConfigurationProperties("lanterne.admin")
record AdminProperties(@DefaultValue("admin@lanterne.local") String email,
        @DefaultValue("Administration") String firstName, @DefaultValue("") String password) {

    AdminProperties {
        if (Email.read(email).isEmpty() || firstName.isBlank() || firstName.length() > Mediator.MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("lanterne.admin.email must be an e-mail address, and"
                    + " lanterne.admin.first-name have 1 to " + Mediator.MAX_NAME_LENGTH + " characters");
        }
        if (!password.isEmpty() && PasswordRules.fault(password, email).isPresent()) {
            throw new IllegalArgumentException("lanterne.admin.password (LANTERNE_ADMIN_PASSWORD) must have "
                    + PasswordRules.MIN_LENGTH + " characters or more and be none that is guessed first");
        }
    }

    @Override
    public String toString() {
        return "AdminProperties[email=" + email + "]";
    }
}
