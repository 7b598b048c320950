package fr.lanterne.bot.scam.picture;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Finds QR codes and says what they hold; where they lead is not visited. */
final class QrCodes {

    private static final int LONGEST = 500;
    private static final int MOST = 5;

    private QrCodes() {}

    static List<String> in(Gray picture) {
        PlanarYUVLuminanceSource light = new PlanarYUVLuminanceSource(picture.points(), picture.width(),
                picture.height(), 0, 0, picture.width(), picture.height(), false);
        try {
            Result[] codes = new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(new HybridBinarizer(light)),
                    Map.of(DecodeHintType.TRY_HARDER, true));
            return Arrays.stream(codes).map(Result::getText).map(text -> text.replaceAll("\\s+", " ").strip())
                    .filter(text -> !text.isEmpty())
                    .map(text -> text.substring(0, Math.min(LONGEST, text.length()))).distinct().limit(MOST).toList();
        } catch (NotFoundException none) {
            return List.of();
        }
    }
}
