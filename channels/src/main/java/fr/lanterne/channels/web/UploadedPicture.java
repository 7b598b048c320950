package fr.lanterne.channels.web;

import fr.lanterne.bot.PictureReading;
import java.io.ByteArrayOutputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A picture on its way in. What is too much is still taken from the line and thrown away, since a client that is sending
 * hears no answer: it would see a broken connection instead of being told that the picture is too large.
 */
final class UploadedPicture {

    /** Who sends more than that does not send a picture by mistake. */
    private static final long MOST_THROWN_AWAY = 8L * PictureReading.MAX_BYTES;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long received;

    private UploadedPicture() {}

    /** Its bytes, or {@link ApiProblem#pictureTooLarge()}. */
    static Mono<byte[]> read(Flux<DataBuffer> body) {
        return Mono.defer(() -> {
            UploadedPicture picture = new UploadedPicture();
            return body.map(picture::take).takeUntil(received -> received > MOST_THROWN_AWAY)
                    .then(Mono.fromCallable(picture::bytes));
        });
    }

    /** How much has come until now. The part is done with afterwards. */
    private long take(DataBuffer part) {
        int size = part.readableByteCount();
        received += size;
        if (isTooLarge()) {
            kept.reset();
        } else {
            byte[] bytes = new byte[size];
            part.read(bytes);
            kept.write(bytes, 0, size);
        }
        DataBufferUtils.release(part);
        return received;
    }

    private byte[] bytes() {
        if (isTooLarge()) {
            throw ApiProblem.pictureTooLarge();
        }
        return kept.toByteArray();
    }

    private boolean isTooLarge() {
        return received > PictureReading.MAX_BYTES;
    }
}
