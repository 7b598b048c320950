package fr.lanterne.bot.scam.picture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads pictures: blocking, to be called on a thread that may wait. */
public final class Pictures {

    /** The first reads best, the second is asked about the addresses. A third one brought next to nothing. */
    private static final List<Preparation> PREPARATIONS = List.of(new Preparation(1_000, 0.8, false),
            new Preparation(800, 0.6, true));

    private final Tesseract tesseract;
    private final Duration timeout;

    public Pictures(String command, Duration timeout) {
        this.tesseract = new Tesseract(command);
        this.timeout = timeout;
    }

    public PictureWords read(byte[] picture) throws UnreadablePicture {
        long deadline = System.nanoTime() + timeout.toNanos();
        Gray gray = PictureFile.decode(picture);
        List<String> codes = QrCodes.in(gray);
        return new PictureWords(words(gray, deadline), codes);
    }

    private String words(Gray gray, long deadline) throws UnreadablePicture {
        List<List<String>> readings = new ArrayList<>();
        for (Preparation preparation : PREPARATIONS) {
            try {
                readings.add(WrappedAddresses.joined(
                        ReadLines.of(tesseract.read(gray.prepared(preparation), deadline))));
            } catch (UnreadablePicture late) {
                if (readings.isEmpty()) {
                    throw late;
                }
                break;
            }
        }
        return String.join("\n", Agreement.of(readings));
    }
}
