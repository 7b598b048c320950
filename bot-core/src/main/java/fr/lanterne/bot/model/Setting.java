package fr.lanterne.bot.model;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Checks settings, so that starting with a wrong one fails with one clear sentence. */
public final class Setting {

    private Setting() {}

    public static void requireWebAddress(String name, String address) {
        try {
            URI uri = URI.create(address);
            if (List.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(notAnAddress(name, address), e);
        }
        throw new IllegalArgumentException(notAnAddress(name, address));
    }

    static void requireAtLeast(String name, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
        }
    }

    /** What is set, if it is. */
    static Optional<String> given(String setting) {
        return setting.isEmpty() ? Optional.empty() : Optional.of(setting);
    }

    public static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, not " + duration);
        }
    }

    /** Of two settings that make sense together alone. */
    static void requireBothOrNone(String one, boolean oneIsSet, String other, boolean otherIsSet) {
        if (oneIsSet != otherIsSet) {
            throw new IllegalArgumentException((oneIsSet ? one : other) + " is set but " + (oneIsSet ? other : one)
                    + " is not: set both to use a model, or neither");
        }
    }

    private static String notAnAddress(String name, String address) {
        return name + " must be an address such as https://api.example.org/v1, not '" + address + "'";
    }
}
