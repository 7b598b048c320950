package fr.lanterne.bot;

import java.time.Instant;

/**
 * What a channel received from a citizen, in no vendor's words.
 *
 * @param key the channel's own identifier of it: the second message with one key in a conversation is not taken again; 1
 *     to 200 characters
 */
public record IncomingMessage(ConversationId conversation, String key, Content content, Instant receivedAt) {

    public static final int MAX_KEY_LENGTH = 200;

    /** What was sent. */
    public sealed interface Content {}

    /** A written message: 1 to 5,000 characters, not blank; a channel may take less. */
    public record Text(String text) implements Content {

        public static final int MAX_LENGTH = 5_000;

        public Text {
            if (text.isBlank() || text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("a message has 1 to " + MAX_LENGTH + " characters");
            }
        }
    }

    public IncomingMessage {
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw new IllegalArgumentException("a message key has 1 to " + MAX_KEY_LENGTH + " characters");
        }
    }
}
