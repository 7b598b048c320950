package fr.lanterne.channels.web;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;

/** A screenshot of a message about a parcel, made up. */
final class PictureOfAMessage {

    private PictureOfAMessage() {}

    /** Without it the service cannot read pictures, and says so. */
    static void assumeTesseract() {
        Assumptions.assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tesseract"))), "tesseract is not installed");
    }

    static byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(800, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.fillRect(0, 0, 800, 200);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 30));
        pen.drawString("Chronopost : votre colis est bloqué, payez sur", 30, 70);
        pen.drawString("https://chronopost-frais.info", 30, 130);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
