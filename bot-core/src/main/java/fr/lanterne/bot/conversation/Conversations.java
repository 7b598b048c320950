package fr.lanterne.bot.conversation;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.Assistant.Admission;
import fr.lanterne.bot.Assistant.Opened;
import fr.lanterne.bot.Assistant.Rating;
import fr.lanterne.bot.Assistant.Receipt;
import fr.lanterne.bot.Author;
import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ChatMessage.Revision;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The conversations, their messages and turns, durable. */
public class Conversations {

    private static final int TOKEN_BYTES = 32;

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Clock clock;
    private final SecureRandom chance;
    private final CustodyStore custody;

    public Conversations(DatabaseClient database, TransactionalOperator transactions, Clock clock,
            SecureRandom chance) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.chance = chance;
        this.custody = new CustodyStore(database);
    }

    /** Opens a conversation, held by the bot; only the hash of its token is kept. */
    public Mono<Opened> open(Channel channel) {
        byte[] secret = new byte[TOKEN_BYTES];
        chance.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        ConversationId id = new ConversationId(UUID.randomUUID());
        Instant now = clock.instant();
        return database.sql("""
            INSERT INTO conversation (id, channel, token_hash, state, last_sequence, opened_at, changed_at)
            VALUES (:id, :channel, :hash, :state, 0, :now, :now)""").bind("id", id.value())
                .bind("channel", channel.name()).bind("hash", sha256(token))
                .bind("state", ConversationState.HELD_BY_BOT.name()).bind("now", now).then()
                .thenReturn(new Opened(id, token));
    }

    /** Whether the token is the conversation's; compared in constant time. */
    public Mono<Admission> admits(ConversationId id, String token) {
        byte[] given = sha256(token).getBytes(StandardCharsets.US_ASCII);
        return database.sql("SELECT token_hash FROM conversation WHERE id = :id").bind("id", id.value())
                .map(row -> required(row, "token_hash", String.class)).one()
                .map(kept -> MessageDigest.isEqual(given, kept.getBytes(StandardCharsets.US_ASCII))
                        ? Admission.ADMITTED
                        : Admission.WRONG_TOKEN)
                .defaultIfEmpty(Admission.UNKNOWN_CONVERSATION);
    }

    /** Stores a citizen's message with its pending turn, once for each key. */
    public Mono<Intake> store(IncomingMessage incoming) {
        return locked(incoming.conversation())
                .flatMap(held -> withKey(incoming).map(Conversations::repeated)
                        .switchIfEmpty(Mono.defer(() -> storeNew(incoming, held))))
                .defaultIfEmpty(new Intake(new Receipt.UnknownConversation(), null)).as(transactions::transactional);
    }

    /** The oldest message of the conversation that waits for the bot. */
    public Mono<Turn> nextPending(ConversationId id) {
        return database.sql("""
            SELECT m.*, c.state FROM turn t JOIN message m ON m.id = t.message_id
            JOIN conversation c ON c.id = t.conversation_id
            WHERE t.pending = TRUE AND t.conversation_id = :id ORDER BY t.sequence LIMIT 1""")
                .bind("id", id.value())
                .map(row -> new Turn(id, ConversationState.valueOf(required(row, "state", String.class)), message(row)))
                .one();
    }

    /** The conversations in which a message waits for the bot. */
    public Flux<ConversationId> withPendingTurns() {
        return database.sql("SELECT DISTINCT conversation_id FROM turn WHERE pending = TRUE")
                .map(row -> new ConversationId(required(row, "conversation_id", UUID.class))).all();
    }

    /**
     * Ends a turn: the answer, its outcome, the reasons and who holds the conversation next in one transaction. The answer is
     * dropped when a mediator took the conversation meanwhile: the bot never talks over one. Empty when the turn was ended
     * already, or the conversation erased: then nothing is stored.
     */
    public Mono<Ended> end(Turn turn, TurnEnd end) {
        return ended(turn, held -> held.custody().botMaySpeak() ? Optional.of(end) : Optional.empty());
    }

    /** Ends a turn in which a mediator holds the conversation, as {@link #end} does: the bot says nothing. */
    public Mono<Ended> passOn(Turn turn) {
        return ended(turn, held -> Optional.empty());
    }

    /**
     * Changes who holds a conversation, and says what there is to say of it, in one transaction under the lock of its
     * messages. Empty when there is no such conversation.
     */
    public <T> Mono<Changed<T>> change(ConversationId id, Function<Custody, Change<T>> decide) {
        return locked(id).flatMap(held -> changed(id, held, decide.apply(held.custody())))
                .as(transactions::transactional);
    }

    /** At most {@code limit} messages after that sequence, oldest first. */
    public Flux<ChatMessage> messages(ConversationId id, long afterSequence, int limit) {
        return database.sql("""
            SELECT * FROM message WHERE conversation_id = :id AND sequence > :after ORDER BY sequence LIMIT :most""")
                .bind("id", id.value()).bind("after", afterSequence).bind("most", limit).map(Conversations::message)
                .all();
    }

    /** What was said or reworded after that place, in the order in which it came to be: for who was away. */
    public Flux<ChatMessage> since(ConversationId id, long afterSequence, int limit) {
        return database.sql("""
            SELECT * FROM message WHERE conversation_id = :id AND COALESCE(revised_sequence, sequence) > :after
            ORDER BY COALESCE(revised_sequence, sequence) LIMIT :most""").bind("id", id.value())
                .bind("after", afterSequence).bind("most", limit).map(Conversations::message).all();
    }

    /** One message; empty when it is not in that conversation. */
    public Mono<ChatMessage> message(ConversationId id, MessageId message) {
        return database.sql("SELECT * FROM message WHERE id = :id AND conversation_id = :conversation")
                .bind("id", message.value()).bind("conversation", id.value()).map(Conversations::message).one();
    }

    /**
     * At most {@code limit} messages that a citizen's message of that sequence comes after, oldest first: the nearest ones.
     * What was answered to earlier messages is among them even when it was written later, since people send several in a row.
     */
    public Mono<List<ChatMessage>> messagesBefore(ConversationId id, long sequence, int limit) {
        return database.sql("""
            SELECT * FROM message WHERE conversation_id = :id AND (sequence < :before OR author <> :citizen)
            ORDER BY sequence DESC LIMIT :most""").bind("id", id.value()).bind("before", sequence)
                .bind("citizen", Author.CITIZEN.name())
                .bind("most", limit).map(Conversations::message).all().collectList().map(List::reversed);
    }

    /** Who holds the conversation; empty when there is none. */
    public Mono<ConversationState> state(ConversationId id) {
        return database.sql("SELECT state FROM conversation WHERE id = :id").bind("id", id.value())
                .map(row -> ConversationState.valueOf(required(row, "state", String.class))).one();
    }

    /** Who holds the conversation, with all that belongs to it; empty when there is none. */
    public Mono<Custody> custody(ConversationId id) {
        return state(id).flatMap(state -> custody.read(id, state));
    }

    /** The answer that the citizen judged last; empty when it helped, or none was judged. */
    public Mono<MessageId> latestUnhelpful(ConversationId id) {
        return database.sql("""
            SELECT f.message_id, f.helpful FROM feedback f JOIN message m ON m.id = f.message_id
            WHERE m.conversation_id = :id ORDER BY f.given_at DESC LIMIT 1""").bind("id", id.value())
                .map(row -> required(row, "helpful", Boolean.class)
                        ? Optional.<MessageId>empty()
                        : Optional.of(new MessageId(required(row, "message_id", UUID.class))))
                .one().flatMap(Mono::justOrEmpty);
    }

    /** Who had the conversation last, when a mediator ended it after that moment. */
    public Mono<Mediator> lastHolder(ConversationId id, Instant endedAfter) {
        return database.sql("""
            SELECT mediator_id, mediator_name FROM handover WHERE conversation_id = :id AND mediator_id IS NOT NULL
            AND ended_at > :after ORDER BY ended_at DESC LIMIT 1""").bind("id", id.value()).bind("after", endedAfter)
                .map(row -> Objects.requireNonNull(Columns.mediator(row))).one();
    }

    /** Keeps what the citizen says of the handover that ended last; false when there is none, or it was said. */
    public Mono<Boolean> rate(ConversationId id, Rating rating) {
        return database.sql("""
            SELECT id FROM handover WHERE conversation_id = :id AND ended_at IS NOT NULL AND claimed_at IS NOT NULL
            ORDER BY ended_at DESC LIMIT 1""").bind("id", id.value()).map(row -> required(row, "id", UUID.class)).one()
                .flatMap(handover -> {
                    GenericExecuteSpec insert = database.sql("""
                        INSERT INTO rating (handover_id, solved, score, comment, given_at)
                        VALUES (:handover, :solved, :score, :comment, :now) ON CONFLICT DO NOTHING""")
                            .bind("handover", handover).bind("solved", rating.solved())
                            .bind("comment", rating.comment()).bind("now", clock.instant());
                    Integer score = rating.score();
                    return (score == null ? insert.bindNull("score", Integer.class) : insert.bind("score", score))
                            .fetch().rowsUpdated();
                }).map(rows -> rows == 1).defaultIfEmpty(false);
    }

    /** Keeps what the citizen says of an answer in place of what was said before. */
    public Mono<Boolean> feedback(ConversationId conversation, MessageId message, boolean helpful, String comment) {
        Mono<Boolean> ofTheBot = database.sql("""
            SELECT id FROM message WHERE id = :id AND conversation_id = :conversation AND author = :bot""")
                .bind("id", message.value()).bind("conversation", conversation.value())
                .bind("bot", Author.BOT.name()).map(row -> true).one();
        Mono<Void> replace = database.sql("DELETE FROM feedback WHERE message_id = :id").bind("id", message.value())
                .then()
                .then(database.sql("""
                    INSERT INTO feedback (message_id, helpful, comment, given_at)
                    VALUES (:id, :helpful, :comment, :now)""").bind("id", message.value()).bind("helpful", helpful)
                        .bind("comment", comment).bind("now", clock.instant()).then());
        return locked(conversation).flatMap(held -> ofTheBot).flatMap(found -> replace.thenReturn(found))
                .defaultIfEmpty(false).as(transactions::transactional);
    }

    /** Erases the conversation with its messages, turns, handovers and feedback. */
    public Mono<Void> erase(ConversationId id) {
        return database.sql("DELETE FROM conversation WHERE id = :id").bind("id", id.value()).then();
    }

    /** Takes the lock under which the messages of a conversation are numbered, and finds who holds it. */
    private Mono<Held> locked(ConversationId id) {
        return database.sql("SELECT last_sequence, state FROM conversation WHERE id = :id FOR UPDATE")
                .bind("id", id.value())
                .map(row -> new Row(required(row, "last_sequence", Long.class),
                        ConversationState.valueOf(required(row, "state", String.class))))
                .one().flatMap(row -> custody.read(id, row.state())
                        .map(holder -> new Held(row.lastSequence(), holder)));
    }

    private Mono<Repeated> withKey(IncomingMessage incoming) {
        return database.sql("SELECT * FROM message WHERE conversation_id = :id AND channel_key = :key")
                .bind("id", incoming.conversation().value()).bind("key", incoming.key())
                .map(row -> new Repeated(message(row), incoming)).one();
    }

    private static Intake repeated(Repeated repeated) {
        boolean same = repeated.kept().reply().equals(said(repeated.incoming()));
        return new Intake(same ? new Receipt.Stored(repeated.kept().id()) : new Receipt.KeyReused(), null);
    }

    private Mono<Intake> storeNew(IncomingMessage incoming, Held held) {
        ChatMessage message = new ChatMessage(new MessageId(UUID.randomUUID()), held.lastSequence() + 1, Author.CITIZEN,
                said(incoming), null, clock.instant());
        ConversationId conversation = incoming.conversation();
        return insert(conversation, message, incoming.key())
                .then(database.sql("""
                    INSERT INTO turn (message_id, conversation_id, sequence, pending)
                    VALUES (:id, :conversation, :sequence, TRUE)""").bind("id", message.id().value())
                        .bind("conversation", conversation.value()).bind("sequence", message.sequence()).then())
                .then(numbered(conversation, message.sequence(), held.custody().state()))
                .thenReturn(new Intake(new Receipt.Stored(message.id()), message));
    }

    private Mono<Ended> ended(Turn turn, Function<Held, Optional<TurnEnd>> spoken) {
        return locked(turn.conversation()).flatMap(held -> {
            Optional<TurnEnd> end = spoken.apply(held);
            return markEnded(turn, end).filter(ended -> ended).flatMap(ended -> storeEnd(turn, end, held));
        }).as(transactions::transactional);
    }

    private Mono<Boolean> markEnded(Turn turn, Optional<TurnEnd> end) {
        return database.sql("""
            UPDATE turn SET pending = FALSE, outcome = :outcome, reasons = :reasons, ended_at = :now
            WHERE message_id = :id AND pending = TRUE""")
                .bind("outcome", end.map(TurnEnd::outcome).orElse(Outcome.PASSED_ON).name())
                .bind("reasons", ReplyJson.write(end.map(TurnEnd::reasons).orElse(Map.of())))
                .bind("now", clock.instant())
                .bind("id", turn.message().id().value()).fetch().rowsUpdated().map(rows -> rows == 1);
    }

    private Mono<Ended> storeEnd(Turn turn, Optional<TurnEnd> end, Held held) {
        boolean leftAsItIs = held.custody() instanceof Custody.Closed && end.filter(TurnEnd::isCourtesy).isPresent();
        Custody next = leftAsItIs
                ? held.custody()
                : held.custody().afterTurn(end.map(TurnEnd::handover).orElse(null), clock.instant());
        Optional<ChatMessage> answer = end.map(spoken -> new ChatMessage(spoken.answer().id(), held.lastSequence() + 1,
                Author.BOT, spoken.answer().reply(), spoken.outcome(), clock.instant()));
        return stored(turn.conversation(), held, next, answer.stream().toList(), 0)
                .thenReturn(new Ended(answer, next.state()));
    }

    private <T> Mono<Changed<T>> changed(ConversationId id, Held held, Change<T> change) {
        return unsaid(change.lines()).flatMap(lines -> {
            List<ChatMessage> posted = new ArrayList<>();
            lines.forEach(line -> posted.add(new ChatMessage(line.id(), held.lastSequence() + 1 + posted.size(),
                    line.author(), line.speaker(), line.reply(), null, null, clock.instant())));
            return revised(id, change.revision(), held.lastSequence() + 1).defaultIfEmpty(List.of())
                    .flatMap(revised -> stored(id, held, change.next(), posted, revised.size()).then(change.also())
                            .thenReturn(new Changed<>(change.result(), held.custody().state(), change.next().state(),
                                    revised.isEmpty() ? posted : revised)));
        });
    }

    /** The message as it is from now on. */
    private Mono<List<ChatMessage>> revised(ConversationId id, @Nullable Rewording rewording, long sequence) {
        if (rewording == null) {
            return Mono.empty();
        }
        return database.sql("""
            UPDATE message SET reply = :reply, revision = :kind, revised_sequence = :sequence
            WHERE id = :id AND conversation_id = :conversation""")
                .bind("reply", ReplyJson.write(rewording.reply())).bind("kind", rewording.kind().name())
                .bind("sequence", sequence).bind("id", rewording.message().value()).bind("conversation", id.value())
                .fetch().rowsUpdated().thenMany(message(id, rewording.message())).collectList();
    }

    /** Without what was said before under the same identifier. */
    private Mono<List<Line>> unsaid(List<Line> lines) {
        return Flux.fromIterable(lines).filterWhen(line -> database.sql("SELECT id FROM message WHERE id = :id")
                .bind("id", line.id().value()).map(row -> true).one().hasElement().map(said -> !said)).collectList();
    }

    private Mono<Void> stored(ConversationId id, Held held, Custody next, List<ChatMessage> messages, int revisions) {
        return Flux.fromIterable(messages).concatMap(message -> insert(id, message, null))
                .then(custody.write(id, held.custody(), next, clock.instant()))
                .then(numbered(id, held.lastSequence() + messages.size() + revisions, next.state()));
    }

    private Mono<Void> insert(ConversationId conversation, ChatMessage message, @Nullable String key) {
        GenericExecuteSpec insert = database
                .sql("""
                    INSERT INTO message (id, conversation_id, sequence, author, speaker, channel_key, reply, outcome, written_at)
                    VALUES (:id, :conversation, :sequence, :author, :speaker, :key, :reply, :outcome, :now)""")
                .bind("id", message.id().value()).bind("conversation", conversation.value())
                .bind("sequence", message.sequence()).bind("author", message.author().name())
                .bind("reply", ReplyJson.write(message.reply())).bind("now", message.createdAt());
        insert = key == null ? insert.bindNull("key", String.class) : insert.bind("key", key);
        String speaker = message.speaker();
        insert = speaker == null ? insert.bindNull("speaker", String.class) : insert.bind("speaker", speaker);
        Outcome outcome = message.outcome();
        insert = outcome == null ? insert.bindNull("outcome", String.class) : insert.bind("outcome", outcome.name());
        return insert.then();
    }

    private Mono<Void> numbered(ConversationId id, long sequence, ConversationState state) {
        return database.sql("""
            UPDATE conversation SET last_sequence = :sequence, state = :state, changed_at = :now WHERE id = :id""")
                .bind("sequence", sequence).bind("state", state.name()).bind("now", clock.instant())
                .bind("id", id.value())
                .then();
    }

    private static Reply said(IncomingMessage incoming) {
        return switch (incoming.content()) {
            case IncomingMessage.Text(String text) -> Reply.of(text);
        };
    }

    private static ChatMessage message(Readable row) {
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

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Row(long lastSequence, ConversationState state) {}

    private record Held(long lastSequence, Custody custody) {}

    private record Repeated(ChatMessage kept, IncomingMessage incoming) {}

    /**
     * What storing an incoming message came to.
     *
     * @param stored the message, when it was stored just now
     */
    public record Intake(Receipt receipt, @Nullable ChatMessage stored) {}

    /** What ending a turn came to. */
    public record Ended(Optional<ChatMessage> answer, ConversationState state) {}

    /** Something to say in a conversation; under an identifier that was used it is not said again. */
    public record Line(MessageId id, Author author, @Nullable String speaker, Reply reply) {}

    /** Other words for a message that was said. */
    public record Rewording(MessageId message, ChatMessage.Kind kind, Reply reply) {}

    /**
     * A change of who holds a conversation.
     *
     * @param revision of a message that was said before; null for none. Nothing else is said with one
     * @param also to be stored in the same transaction
     */
    public record Change<T>(T result, Custody next, List<Line> lines, @Nullable Rewording revision, Mono<Void> also) {

        public Change {
            lines = List.copyOf(lines);
        }

        /** A change that rewords nothing. */
        public Change(T result, Custody next, List<Line> lines, Mono<Void> also) {
            this(result, next, lines, null, also);
        }

        /** Everything stays as it is. */
        public static <T> Change<T> none(T result, Custody custody) {
            return new Change<>(result, custody, List.of(), Mono.empty());
        }
    }

    /** What a change came to. */
    public record Changed<T>(T result, ConversationState before, ConversationState after, List<ChatMessage> posted) {

        public Changed {
            posted = List.copyOf(posted);
        }
    }
}
