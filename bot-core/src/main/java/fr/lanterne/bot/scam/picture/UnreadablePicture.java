package fr.lanterne.bot.scam.picture;

import fr.lanterne.bot.PictureReading.Reason;
import java.io.Serial;

/** A picture that cannot be read, and why; it never quotes the picture. */
public final class UnreadablePicture extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    UnreadablePicture(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    UnreadablePicture(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
