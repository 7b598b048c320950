package fr.lanterne.channels.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a password must be: long, and none that is guessed first. No demand for digits or signs, which help nobody. */
final class PasswordRules {

    static final int MIN_LENGTH = 12;
    static final int MAX_LENGTH = 200;

    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** Why a password is not taken. */
    public enum Fault {
        TOO_SHORT, TOO_LONG, COMMON, LIKE_THE_ADDRESS
    }

    /** What is wrong with it; empty when nothing is. */
    static Optional<Fault> fault(String password, String email) {
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            return Optional.of(Fault.TOO_SHORT);
        }
        if (password.length() > MAX_LENGTH) {
            return Optional.of(Fault.TOO_LONG);
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (plain.chars().distinct().count() < 4 || COMMON.stream().anyMatch(common -> isMadeOf(plain, common))) {
            return Optional.of(Fault.COMMON);
        }
        String name = email.contains("@") ? email.substring(0, email.indexOf('@')) : email;
        boolean address = plain.contains(email) || isMadeOf(plain, name);
        return address ? Optional.of(Fault.LIKE_THE_ADDRESS) : Optional.empty();
    }

    /** Whether it is that word, perhaps again and again, with at most a few digits or signs around. */
    private static boolean isMadeOf(String password, String word) {
        String letters = password.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return password.equals(word) || letters.equals(word)
                || (!letters.isEmpty() && letters.replace(word, "").isEmpty());
    }

    private static Set<String> common() {
        try (InputStream list = Objects.requireNonNull(
                PasswordRules.class.getResourceAsStream("common-passwords.txt"), "common-passwords.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
