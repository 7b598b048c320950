package fr.lanterne.bot.scam.picture;

import java.util.List;

/**
 * What stands on a picture.
 *
 * @param text a line of the picture a line; empty when there are no words
 * @param codes what its QR codes hold
 */
public record PictureWords(String text, List<String> codes) {

    public PictureWords {
        codes = List.copyOf(codes);
    }

    public boolean isEmpty() {
        return text.isEmpty() && codes.isEmpty();
    }
}
