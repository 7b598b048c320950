package fr.lanterne.bot.conversation;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.Outcome;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** What was said in conversations, with what staff may know of it besides. */
public class Transcripts {

    private final DatabaseClient database;

    public Transcripts(DatabaseClient database) {
        this.database = database;
    }

    /** At most {@code limit} messages after that sequence, oldest first. */
    public Flux<Told> after(ConversationId id, long afterSequence, int limit) {
        return database.sql("""
            SELECT m.*, t.outcome AS turn_outcome, t.reasons AS turn_reasons
            FROM message m LEFT JOIN turn t ON t.message_id = m.id AND t.pending = FALSE
            WHERE m.conversation_id = :id AND m.sequence > :after ORDER BY m.sequence LIMIT :most""")
                .bind("id", id.value()).bind("after", afterSequence).bind("most", limit).map(Transcripts::told).all();
    }

    /**
     * The latest messages of each of these conversations: so many of the citizen's and so many of others', those of the service
     * left out; in each conversation the latest first.
     */
    public Flux<Latest> latest(Collection<ConversationId> ids, int citizens, int others) {
        if (ids.isEmpty()) {
            return Flux.empty();
        }
        return database.sql("""
            SELECT * FROM (
                SELECT m.*, ROW_NUMBER() OVER (
                    PARTITION BY m.conversation_id, CASE WHEN m.author = 'CITIZEN' THEN 0 ELSE 1 END
                    ORDER BY m.sequence DESC) AS place
                FROM message m WHERE m.conversation_id IN (:ids) AND m.author <> 'SYSTEM') ranked
            WHERE (author = 'CITIZEN' AND place <= :citizens) OR (author <> 'CITIZEN' AND place <= :others)
            ORDER BY sequence DESC""").bind("ids", ids.stream().map(ConversationId::value).toList())
                .bind("citizens", citizens).bind("others", others)
                .map(row -> new Latest(new ConversationId(required(row, "conversation_id", UUID.class)),
                        MessageRow.read(row)))
                .all();
    }

    private static Told told(Readable row) {
        UUID speaker = row.get("speaker_id", UUID.class);
        String outcome = row.get("turn_outcome", String.class);
        String reasons = row.get("turn_reasons", String.class);
        return new Told(MessageRow.read(row), speaker == null ? null : new MediatorId(speaker),
                outcome == null ? null : Outcome.valueOf(outcome),
                reasons == null ? Map.of() : ReplyJson.readReasons(reasons));
    }

    /**
     * A message.
     *
     * @param speaker which mediator wrote it; null for all others
     * @param turn what became of the turn that it began; null when it began none, or the bot still works
     * @param reasons why it came out so
     */
    public record Told(ChatMessage message, @Nullable MediatorId speaker, @Nullable Outcome turn,
            Map<String, String> reasons) {}

    /** One of the latest messages of a conversation. */
    public record Latest(ConversationId conversation, ChatMessage message) {}
}
