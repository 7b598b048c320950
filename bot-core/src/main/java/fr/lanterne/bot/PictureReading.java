package fr.lanterne.bot;

import reactor.core.publisher.Mono;

/** Reads the words of a picture that a citizen sent. Nothing of the picture is kept. */
public interface PictureReading {

    /** The largest file that is taken, in bytes. */
    int MAX_BYTES = 8 * 1024 * 1024;

    /** Reads a PNG, JPEG or WebP picture. */
    Mono<Reading> read(byte[] picture);

    /** What reading came to. */
    sealed interface Reading {

        /** The words, to be handed in as the citizen's message: the assistant then asks whether they were read rightly. */
        record Read(IncomingMessage.Text message) implements Reading {}

        /**
         * There is nothing to hand in.
         *
         * @param words what to tell the citizen
         */
        record NotRead(Reason reason, String words) implements Reading {}
    }

    /** Why a picture was not read. */
    enum Reason {
        /** It is no PNG, JPEG or WebP picture, or a broken one. */
        NOT_A_PICTURE,
        /** It has too many bytes, or too many points. */
        TOO_LARGE,
        /** No words were found on it. */
        NO_TEXT,
        /** Too many pictures wait to be read, or this one took too long. */
        BUSY,
        /** Pictures cannot be read on this machine. */
        UNAVAILABLE
    }
}
