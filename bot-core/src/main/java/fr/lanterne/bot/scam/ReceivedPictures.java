package fr.lanterne.bot.scam;

import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.PictureReading;
import fr.lanterne.bot.scam.picture.PictureWords;
import fr.lanterne.bot.scam.picture.Pictures;
import fr.lanterne.bot.scam.picture.UnreadablePicture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reads pictures on a few threads of their own; the words come back as a message that says where they are from. */
final class ReceivedPictures implements PictureReading, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReceivedPictures.class);

    private final Pictures pictures;
    private final ScamTexts texts;
    private final Scheduler threads;

    ReceivedPictures(PictureProperties properties, ScamTexts texts) {
        this.pictures = new Pictures(properties.tesseract(), properties.timeout());
        this.texts = texts;
        this.threads = Schedulers.newBoundedElastic(properties.parallel(), properties.waiting(), "pictures");
    }

    @Override
    public Mono<Reading> read(byte[] picture) {
        return Mono.fromCallable(() -> reading(picture)).subscribeOn(threads)
                .onErrorResume(RejectedExecutionException.class, _ -> Mono.just(notRead(Reason.BUSY)));
    }

    private Reading reading(byte[] picture) {
        try {
            PictureWords words = pictures.read(picture);
            return words.isEmpty() ? notRead(Reason.NO_TEXT) : new Reading.Read(message(words));
        } catch (UnreadablePicture unreadable) {
            LOG.info("A picture was not read: {}", unreadable.getMessage());
            return notRead(unreadable.reason());
        }
    }

    private IncomingMessage.Text message(PictureWords words) {
        String text = Stream
                .concat(Stream.of(texts.text("picture.words"), words.text()).filter(part -> !part.isEmpty()),
                        words.codes().stream().map(code -> texts.text("picture.code", code)))
                .collect(Collectors.joining("\n"));
        return new IncomingMessage.Text(text.substring(0, Math.min(text.length(), IncomingMessage.Text.MAX_LENGTH)));
    }

    private Reading notRead(Reason reason) {
        return new Reading.NotRead(reason, texts.text("picture." + reason));
    }

    @Override
    public void close() {
        threads.dispose();
    }
}
