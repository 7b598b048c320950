package fr.lanterne.channels.telegram;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came in, in no vendor's words. */
sealed interface Arrival {

    /** Somebody wrote or sent something. */
    record Message(Place place, int messageId, Instant date, @Nullable Instant editedAt, Content content,
            @Nullable String album, boolean addressed) implements Arrival {}

    /** Somebody pressed a button. */
    record Press(Place place, String callbackId, String data) implements Arrival {}

    /** A person keeps the bot from writing, or allows it again. */
    record Membership(Place place, boolean blocked) implements Arrival {}

    /** A group became another. */
    record Moved(long from, long to) implements Arrival {}

    /** There is nothing to do. */
    record Nothing() implements Arrival {}

    /** Where, and who. */
    record Place(long chatId, long personId, boolean isPrivate) {}

    /** What was sent. */
    sealed interface Content {}

    /**
     * Words.
     *
     * @param quoted of the message that it answers, when that was received from somebody else; empty for none
     */
    record Words(String text, String quoted) implements Content {}

    /** Words that somebody else wrote. */
    record Forwarded(String text, String from) implements Content {}

    /**
     * A picture, by the file of its largest size that can be read.
     *
     * @param caption what stands below it; may be empty
     */
    record Picture(String fileId, long bytes, String caption) implements Content {}

    /** Something that is not read here. */
    record Other(Kind kind) implements Content {}

    /** What is not read. */
    enum Kind {
        VOICE, VIDEO, STICKER, CONTACT, LOCATION, FILE, OTHER
    }

    /** Pictures that were sent together. */
    record Album(Place place, int messageId, Instant date, List<Picture> pictures) {

        public Album {
            pictures = List.copyOf(pictures);
        }
    }
}
