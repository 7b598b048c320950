package fr.lanterne.knowledge;

import java.util.regex.Pattern;

/**
 * Identifies a fiche, for ever: {@code F1450} for service-public.fr, a lower-case slug for our own.
 *
 * @param value 1 to 80 letters, digits or hyphens, starting with a letter or digit
 */
public record FicheId(String value) implements Comparable<FicheId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,79}");

    public FicheId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a fiche identifier has 1 to 80 letters, digits or hyphens, not '" + value + "'");
        }
    }

    @Override
    public int compareTo(FicheId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
