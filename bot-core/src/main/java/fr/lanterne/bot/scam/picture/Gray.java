package fr.lanterne.bot.scam.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/**
 * A picture in shades of gray, a byte a point.
 *
 * @param points row by row; 0 is black
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: a picture on its way to be read
record Gray(int width, int height, byte[] points) {

    private static final int DARK_BELOW = 110;
    private static final double LARGEST_SCALE = 6;
    /** An unbroken dark stretch of that share of the width is an underline: no letter is so wide. */
    private static final double UNDERLINE_FROM = 0.06;
    private static final double UNDERLINE_TO = 0.97;
    private static final double THICKEST_UNDERLINE = 3;
    private static final int DARKER_THAN_GROUND = 45;

    /** What is transparent is taken as white. */
    static Gray of(BufferedImage picture) {
        return drawn(picture, picture.getWidth(), picture.getHeight());
    }

    /** Dark on light and of the size that Tesseract likes. */
    Gray prepared(Preparation preparation) {
        double scale = Math.clamp((double) preparation.width() / width, preparation.smallestScale(), LARGEST_SCALE);
        Gray ready = darkOnLight().scaled(scale);
        if (!preparation.keepsUnderlines()) {
            ready.eraseUnderlines((int) Math.round(THICKEST_UNDERLINE * scale) + 2);
        }
        return ready;
    }

    private Gray darkOnLight() {
        long sum = 0;
        for (byte point : points) {
            sum += point & 0xff;
        }
        if (sum / points.length >= DARK_BELOW) {
            return this;
        }
        byte[] inverted = new byte[points.length];
        for (int i = 0; i < points.length; i++) {
            inverted[i] = (byte) ~points[i];
        }
        return new Gray(width, height, inverted);
    }

    private Gray scaled(double scale) {
        return drawn(image(), Math.max(1, (int) (width * scale)), Math.max(1, (int) (height * scale)));
    }

    private BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, points);
        return image;
    }

    private static Gray drawn(BufferedImage picture, int width, int height) {
        BufferedImage gray = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = gray.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return new Gray(width, height, ((DataBufferByte) gray.getRaster().getDataBuffer()).getData());
    }

    /** Underlines, which links have, run into letters with tails (g, p, q, y) and spoil exactly the links. */
    private void eraseUnderlines(int thickest) {
        int ground = commonest();
        int dark = ground - DARKER_THAN_GROUND;
        boolean[] line = longDarkStretches(dark);
        for (int x = 0; x < width; x++) {
            int y = 0;
            while (y < height) {
                int end = y;
                while (end < height && line[end * width + x]) {
                    end++;
                }
                if (end > y && end - y <= thickest && !goesThrough(x, y, end, dark)) {
                    erase(x, Math.max(0, y - 1), Math.min(height, end + 1), ground);
                }
                y = Math.max(end, y + 1);
            }
        }
    }

    private boolean[] longDarkStretches(int dark) {
        boolean[] line = new boolean[points.length];
        for (int y = 0; y < height; y++) {
            int start = 0;
            for (int x = 0; x <= width; x++) {
                if (x == width || shade(x, y) >= dark) {
                    if (x - start >= width * UNDERLINE_FROM && x - start < width * UNDERLINE_TO) {
                        Arrays.fill(line, y * width + start, y * width + x, true);
                    }
                    start = x + 1;
                }
            }
        }
        return line;
    }

    /** The tail of a letter goes on above and below the line. */
    private boolean goesThrough(int x, int from, int to, int dark) {
        return shade(x, Math.max(0, from - 3)) < dark && shade(x, Math.min(height - 1, to + 2)) < dark;
    }

    private void erase(int x, int from, int to, int ground) {
        for (int y = from; y < to; y++) {
            points[y * width + x] = (byte) ground;
        }
    }

    private int commonest() {
        int[] counts = new int[256];
        for (byte point : points) {
            counts[point & 0xff]++;
        }
        int commonest = 255;
        for (int shade = 0; shade < counts.length; shade++) {
            commonest = counts[shade] > counts[commonest] ? shade : commonest;
        }
        return commonest;
    }

    private int shade(int x, int y) {
        return points[y * width + x] & 0xff;
    }
}
