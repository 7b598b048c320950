package fr.lanterne.bot.scam.picture;

import fr.lanterne.bot.PictureReading;
import fr.lanterne.bot.PictureReading.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes the bytes of a picture. Its size in points is read from the header and judged before anything is decoded, so that
 * no small file becomes a large picture in memory; what else a file holds (place, date, device) is not looked at.
 */
final class PictureFile {

    /** More than any telephone's camera takes. */
    private static final long MOST_POINTS = 50_000_000;
    /** What is decoded: every second point, every third, … of larger ones. */
    private static final long MOST_POINTS_DECODED = 6_000_000;
    private static final int LONGEST_SIDE = 20_000;

    private PictureFile() {}

    static Gray decode(byte[] bytes) throws UnreadablePicture {
        if (bytes.length > PictureReading.MAX_BYTES) {
            throw new UnreadablePicture(Reason.TOO_LARGE,
                    "a picture has at most " + PictureReading.MAX_BYTES + " bytes");
        }
        String format = format(bytes)
                .orElseThrow(() -> new UnreadablePicture(Reason.NOT_A_PICTURE, "neither PNG nor JPEG nor WebP"));
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) {
            throw new UnreadablePicture(Reason.UNAVAILABLE, "no decoder for " + format);
        }
        ImageReader reader = readers.next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            return decode(reader);
        } catch (IOException | RuntimeException broken) {
            // Decoders throw all kinds of exceptions at broken files.
            throw new UnreadablePicture(Reason.NOT_A_PICTURE, "a broken " + format + " picture", broken);
        } finally {
            reader.dispose();
        }
    }

    private static Gray decode(ImageReader reader) throws IOException, UnreadablePicture {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long size = (long) width * height;
        if (size > MOST_POINTS || Math.max(width, height) > LONGEST_SIDE) {
            throw new UnreadablePicture(Reason.TOO_LARGE, "a picture has at most " + MOST_POINTS + " points");
        }
        int step = (int) Math.ceil(Math.sqrt((double) size / MOST_POINTS_DECODED));
        ImageReadParam every = reader.getDefaultReadParam();
        every.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
        BufferedImage decoded = reader.read(0, every);
        return Gray.of(decoded);
    }

    /** By its first bytes: the name and type that come with a file say what the sender likes. */
    private static Optional<String> format(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u0089PNG\r\n")) {
            return Optional.of("png");
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("jpeg");
        }
        return start.startsWith("RIFF") && start.endsWith("WEBP") ? Optional.of("webp") : Optional.empty();
    }
}
