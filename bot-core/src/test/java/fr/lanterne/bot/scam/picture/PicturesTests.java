package fr.lanterne.bot.scam.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import fr.lanterne.bot.PictureReading;
import fr.lanterne.bot.PictureReading.Reason;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTests {

    private final Pictures pictures = new Pictures("tesseract", Duration.ofSeconds(30));

    @ParameterizedTest
    @CsvSource({"png, WHITE, BLACK", "jpeg, WHITE, BLACK", "png, BLACK, WHITE"})
    void readsWordsInEitherMode(String format, String ground, String letters) throws IOException, UnreadablePicture {
        assumeTesseract();

        assertThat(pictures.read(picture(format, color(ground), color(letters))).text())
                .contains("Votre colis est en attente").contains("https://suivi-colis.example");
    }

    @Test
    void readsWebP() throws UnreadablePicture {
        byte[] onePoint = HexFormat.of()
                .parseHex("524946461e000000574542505650384c110000002f000000000750b22257a6ff8188e87f0000");

        assertThat(PictureFile.decode(onePoint).width()).isEqualTo(1);
    }

    @Test
    void readsQrCodes() throws WriterException, IOException, UnreadablePicture {
        BitMatrix code = new QRCodeWriter().encode("https://amende-gouv.example/payer", BarcodeFormat.QR_CODE, 300,
                300);
        BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                image.setRGB(x, y, code.get(x, y) ? 0 : 0xffffff);
            }
        }

        assertThat(QrCodes.in(PictureFile.decode(bytes(image, "png"))))
                .containsExactly("https://amende-gouv.example/payer");
    }

    @Test
    void refusesAPictureThatIsHugeOnceDecoded() {
        assertRefused(pngOf(60_000, 60_000), Reason.TOO_LARGE);
        assertRefused(pngOf(Integer.MAX_VALUE, 1), Reason.TOO_LARGE);
    }

    @Test
    void refusesTooManyBytes() {
        assertRefused(new byte[PictureReading.MAX_BYTES + 1], Reason.TOO_LARGE);
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertRefused("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8),
                Reason.NOT_A_PICTURE);
        assertRefused(new byte[0], Reason.NOT_A_PICTURE);
        assertRefused(pngOf(100, 100), Reason.NOT_A_PICTURE);
    }

    @Test
    void neverFailsOtherwiseThanByRefusing() throws IOException {
        Random chance = new Random(4);
        for (String format : new String[]{"png", "jpeg"}) {
            byte[] whole = picture(format, Color.WHITE, Color.BLACK);
            for (int i = 0; i < 60; i++) {
                byte[] broken = whole.clone();
                for (int k = 0; k < 12; k++) {
                    broken[chance.nextInt(3, broken.length)] = (byte) chance.nextInt();
                }
                try {
                    assertThat(PictureFile.decode(broken).width()).isPositive();
                } catch (UnreadablePicture refused) {
                    assertThat(refused.reason()).isIn(Reason.NOT_A_PICTURE, Reason.TOO_LARGE);
                }
            }
        }
    }

    @Test
    void saysThatItCannotReadWhereTesseractIsAbsent() {
        assertThatThrownBy(() -> new Pictures("no-such-command", Duration.ofSeconds(5))
                .read(picture("png", Color.WHITE, Color.BLACK)))
                .isInstanceOfSatisfying(UnreadablePicture.class,
                        absent -> assertThat(absent.reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    @Test
    void endsAReadingThatSaysMoreThanIsKept(@TempDir Path folder) throws Exception {
        Path wordy = Files.writeString(folder.resolve("wordy"),
                "#!/bin/sh\ncat > /dev/null\nyes mot | head -c 1000000\n");
        Assumptions.assumeTrue(wordy.toFile().setExecutable(true), "files in the temporary folder cannot be run");

        assertThat(new Pictures(wordy.toString(), Duration.ofSeconds(30))
                .read(picture("png", Color.WHITE, Color.BLACK)).text()).startsWith("mot\nmot\n");
    }

    @Test
    void endsAReadingThatTakesTooLong(@TempDir Path folder) throws IOException {
        Path slow = Files.writeString(folder.resolve("slow"), "#!/bin/sh\nexec sleep 60\n");
        Assumptions.assumeTrue(slow.toFile().setExecutable(true), "files in the temporary folder cannot be run");

        assertThatThrownBy(() -> new Pictures(slow.toString(), Duration.ofMillis(300))
                .read(picture("png", Color.WHITE, Color.BLACK)))
                .isInstanceOfSatisfying(UnreadablePicture.class,
                        late -> assertThat(late.reason()).isEqualTo(Reason.BUSY));
    }

    static void assumeTesseract() {
        Assumptions.assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tesseract"))),
                "tesseract is not installed");
    }

    private void assertRefused(byte[] bytes, Reason reason) {
        assertThatThrownBy(() -> pictures.read(bytes)).isInstanceOfSatisfying(UnreadablePicture.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    /** A header that promises that size, and nothing behind it. */
    private static byte[] pngOf(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width).putInt(height).put(new byte[]{8, 2, 0, 0, 0});
        CRC32 check = new CRC32();
        check.update(header.array());
        return ByteBuffer.allocate(33).put(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}).putInt(13)
                .put(header.array()).putInt((int) check.getValue()).array();
    }

    private static byte[] picture(String format, Color ground, Color letters) throws IOException {
        BufferedImage image = new BufferedImage(700, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(ground);
        pen.fillRect(0, 0, 700, 200);
        pen.setColor(letters);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 30));
        pen.drawString("Votre colis est en attente", 30, 70);
        pen.drawString("https://suivi-colis.example", 30, 130);
        pen.dispose();
        return bytes(image, format);
    }

    private static Color color(String name) {
        return name.equals("WHITE") ? Color.WHITE : Color.BLACK;
    }

    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
