package fr.lanterne.channels.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codes of authenticator apps, and the drawing that gives an app its secret. */
class OneTimeCodesTests {

    private final OneTimeCodes codes = new OneTimeCodes(new Secrets(new SecureRandom()));

    /** RFC 6238, appendix B, for SHA-1, of which apps show the last six digits. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "2000000000, 279037"})
    void knowsTheCodesOfTheStandard(long seconds, String code) {
        String secret = Base32.toBase32String("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

        assertThat(codes.stepOf(code, secret, Instant.ofEpochSecond(seconds))).hasValue(seconds / 30);
        assertThat(codes.stepOf(code.substring(0, 3) + " " + code.substring(3), secret, Instant.ofEpochSecond(seconds)))
                .isPresent();
        assertThat(codes.stepOf(code, secret, Instant.ofEpochSecond(seconds + 30))).as("a clock behind").isPresent();
        assertThat(codes.stepOf(code, secret, Instant.ofEpochSecond(seconds + 60))).isEmpty();
        assertThat(codes.stepOf("", secret, Instant.ofEpochSecond(seconds))).isEmpty();
    }

    @Test
    void drawsWhatAnAppReads() throws Exception {
        String address = OneTimeCodes.address(codes.secret(), "anne+essai@mairie.example");
        assertThat(address).startsWith("otpauth://totp/Lanterne%3Aanne%2Bessai%40mairie.example?secret=");

        QrCode drawing = QrCode.of(address);

        int margin = 4;
        BitMatrix points = new BitMatrix(drawing.size() - 2 * margin);
        Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(drawing.path()).results().forEach(point -> points
                .set(number(point, 1) - margin, number(point, 2) - margin));
        assertThat(new Decoder().decode(points).getText()).isEqualTo(address);
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
