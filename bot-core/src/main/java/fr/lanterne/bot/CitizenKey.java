package fr.lanterne.bot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells that two conversations are of the same citizen, on a channel that tells who writes. It says no more than that: what the
 * channel calls the citizen is not kept.
 *
 * @param value 64 hexadecimal digits
 */
public record CitizenKey(String value) {

    /** The key of whom the channel calls so. */
    public static CitizenKey of(Channel channel, String sender) {
        try {
            return new CitizenKey(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest((channel.name() + ":" + sender).getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without the value, which is in no log. */
    @Override
    public String toString() {
        return "CitizenKey";
    }
}
