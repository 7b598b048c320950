package fr.lanterne.channels.security;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** The codes of an authenticator app: six digits that change every 30 seconds (RFC 6238, SHA-1, as all apps know it). */
final class OneTimeCodes {

    /** 160 bits, as RFC 4226 recommends. */
    private static final int SECRET_BYTES = 20;
    /** A telephone's clock may be that many codes off. */
    private static final int TOLERANCE = 1;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final Secrets secrets;

    OneTimeCodes(Secrets secrets) {
        this.secrets = secrets;
    }

    /** A new secret, as people type it. */
    String secret() {
        return Base32.toBase32String(secrets.bytes(SECRET_BYTES));
    }

    /** The step of time whose code this is; empty when it is none of now. */
    OptionalLong stepOf(String code, String secret, Instant now) {
        SecretKeySpec key = new SecretKeySpec(Base32.decode(secret), generator.getAlgorithm());
        long current = now.getEpochSecond() / generator.getTimeStep().toSeconds();
        byte[] given = code.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        return LongStream.rangeClosed(current - TOLERANCE, current + TOLERANCE)
                .filter(step -> MessageDigest.isEqual(given, codeOf(step, key).getBytes(StandardCharsets.UTF_8)))
                .max();
    }

    /** The address that apps read from the QR code. */
    static String address(String secret, String email) {
        String label = URLEncoder.encode("Lanterne:" + email, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + label + "?secret=" + secret + "&issuer=Lanterne";
    }

    private String codeOf(long step, SecretKeySpec key) {
        try {
            return generator.generateOneTimePasswordString(key,
                    Instant.ofEpochSecond(step * generator.getTimeStep().toSeconds()));
        } catch (InvalidKeyException ourOwnKey) {
            throw new IllegalStateException(ourOwnKey);
        }
    }
}
