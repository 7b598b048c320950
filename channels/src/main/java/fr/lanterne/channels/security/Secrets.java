package fr.lanterne.channels.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Tokens that nobody can guess, and what is kept of them. */
final class Secrets {

    private static final int TOKEN_BYTES = 32;
    /** Without what is read wrongly: i, l, o, 0, 1. */
    private static final String LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private final SecureRandom random;

    Secrets(SecureRandom random) {
        this.random = random;
    }

    /** 256 random bits, to be put into an address or a cookie. */
    String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Random letters and digits in groups of four, as people can copy them; almost 20 bits a group. */
    String legible(int groups) {
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < groups; group++) {
            text.append(group == 0 ? "" : "-");
            for (int letter = 0; letter < 4; letter++) {
                text.append(LEGIBLE.charAt(random.nextInt(LEGIBLE.length())));
            }
        }
        return text.toString();
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** What is kept of a token: enough to know it again, useless to who reads it. */
    static String hash(String token) {
        return HexFormat.of().formatHex(sha256(token));
    }

    /** What shows that somebody knows a secret without telling it: RFC 7636, S256. */
    static String challenge(String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(secret));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
