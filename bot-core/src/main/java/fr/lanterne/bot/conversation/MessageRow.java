package fr.lanterne.bot.conversation;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ChatMessage.Revision;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a message from a row of its table. */
final class MessageRow {

    private MessageRow() {}

    static ChatMessage read(Readable row) {
        String outcome = row.get("outcome", String.class);
        return new ChatMessage(new MessageId(required(row, "id", UUID.class)), required(row, "sequence", Long.class),
                Author.valueOf(required(row, "author", String.class)), row.get("speaker", String.class),
                ReplyJson.read(required(row, "reply", String.class)),
                outcome == null ? null : Outcome.valueOf(outcome), revision(row),
                required(row, "written_at", Instant.class));
    }

    private static @Nullable Revision revision(Readable row) {
        String kind = row.get("revision", String.class);
        return kind == null
                ? null
                : new Revision(ChatMessage.Kind.valueOf(kind), required(row, "revised_sequence", Long.class));
    }
}
