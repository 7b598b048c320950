package fr.lanterne.channels.security;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * A text as a QR code to be drawn: it never leaves the page as a picture of its own.
 *
 * @param size points on a side, the quiet zone included
 * @param path the dark points, as an SVG path
 */
record QrCode(int size, String path) {

    private static final int QUIET_ZONE = 4;

    static QrCode of(String text) {
        try {
            BitMatrix points = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < points.getHeight(); y++) {
                for (int x = 0; x < points.getWidth(); x++) {
                    if (points.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new QrCode(points.getWidth(), path.toString());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("no QR code can hold this text", tooLong);
        }
    }
}
