package fr.lanterne.bot.scam.picture;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads pictures: blocking, to be called on a thread that may wait. */
public final class Pictures {

    /** A sign of the screen beside the words (a warning, an arrow) that was read as a letter of its own. */
    private static final Pattern SIGN_BESIDE = Pattern
            .compile("(?m)[ \\t]+[©®™@°•»>«<|*]+[ \\t]*$|^[©®™@°•»>«<|*]+[ \\t]+");
    /** The second slash of an address, which looks like a letter. */
    private static final Pattern SLASH_READ_AS_LETTER = Pattern.compile("(?i)\\b(https?:\\s?)/[Il|1](?=\\p{L})");

    private final Tesseract tesseract;

    public Pictures(String command, Duration timeout) {
        this.tesseract = new Tesseract(command, timeout);
    }

    public PictureWords read(byte[] picture) throws UnreadablePicture {
        Gray gray = PictureFile.decode(picture);
        List<String> codes = QrCodes.in(gray);
        return new PictureWords(tidied(tesseract.read(gray.prepared())), codes);
    }

    private static String tidied(String read) {
        String withoutSigns = SIGN_BESIDE.matcher(read).replaceAll("");
        String mended = SLASH_READ_AS_LETTER.matcher(withoutSigns).replaceAll("$1//");
        return mended.lines().map(String::strip).filter(line -> line.chars().anyMatch(Character::isLetterOrDigit))
                .collect(Collectors.joining("\n"));
    }
}
