package fr.lanterne.bot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation is about, at a glance: made by rule, without personal data.
 *
 * @param language of what the citizen wrote, ISO 639-1; {@code fr} when unsure or nothing was written
 * @param summary what the citizen wants, one line; empty when nothing was written
 * @param lastWords the beginning of the latest message, one line; empty when there is none
 * @param lastAuthor who wrote it; null when there is none
 */
public record Gist(String language, String summary, String lastWords, @Nullable Author lastAuthor,
        @Nullable Instant lastAt) {

    /** Of a conversation in which nothing was written. */
    public static final Gist EMPTY = new Gist("fr", "", "", null, null);
}
