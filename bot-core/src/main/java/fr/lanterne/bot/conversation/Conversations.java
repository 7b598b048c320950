package fr.lanterne.bot.conversation;

import static fr.lanterne.bot.conversation.Columns.bound;
import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.Assistant.Admission;
import fr.lanterne.bot.Assistant.Opened;
import fr.lanterne.bot.Assistant.Rating;
import fr.lanterne.bot.Assistant.Receipt;
import fr.lanterne.bot.Author;
import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.CitizenKey;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Supervision.Ending;
import fr.lanterne.bot.Team;
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
    private final HeldAnswers heldAnswers;
    private final Outbox outbox;

    public Conversations(DatabaseClient database, TransactionalOperator transactions, Clock clock,
            SecureRandom chance) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.chance = chance;
        this.custody = new CustodyStore(database);
        this.heldAnswers = new HeldAnswers(database, clock);
        this.outbox = new Outbox(database);
    }

    /**
     * Opens a conversation, held by the bot, for the team that receives new ones; only the hash of its token is kept.
     *
     * @param citizen null where the channel does not tell who writes
     */
    public Mono<Opened> open(Channel channel, @Nullable CitizenKey citizen) {
        byte[] secret = new byte[TOKEN_BYTES];
        chance.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        ConversationId id = new ConversationId(UUID.randomUUID());
        Instant now = clock.instant();
        GenericExecuteSpec insert = database.sql("""
            INSERT INTO conversation (id, channel, token_hash, state, last_sequence, opened_at, changed_at, citizen_key,
                team_id)
            VALUES (:id, :channel, :hash, :state, 0, :now, :now, :citizen,
                (SELECT t.id FROM team t WHERE t.receives = TRUE LIMIT 1))""").bind("id", id.value())
                .bind("channel", channel.name()).bind("hash", sha256(token))
                .bind("state", ConversationState.HELD_BY_BOT.name()).bind("now", now);
        return bound(insert, "citizen", citizen == null ? null : citizen.value(), String.class).then()
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
                .map(row -> new Turn(id, ConversationState.valueOf(required(row, "state", String.class)),
                        MessageRow.read(row)))
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
        return locked(turn.conversation())
                .flatMap(held -> ended(turn, Optional.of(end).filter(may -> held.custody().botMaySpeak()), held))
                .as(transactions::transactional);
    }

    /**
     * Ends a turn in which a mediator holds the conversation, as {@link #end} does: the bot says nothing. Empty as well when the
     * mediator has gone meanwhile: then the turn waits on, for the bot.
     */
    public Mono<Ended> passOn(Turn turn) {
        return locked(turn.conversation()).filter(held -> !held.custody().botMaySpeak())
                .flatMap(held -> ended(turn, Optional.empty(), held)).as(transactions::transactional);
    }

    /** Counts a failure against the oldest pending turn of the conversation; empty when there is none. */
    public Mono<Integer> failed(ConversationId id) {
        return oldestPending(id).flatMap(message -> database
                .sql("UPDATE turn SET tries = tries + 1 WHERE message_id = :id").bind("id", message).then()
                .then(database.sql("SELECT tries FROM turn WHERE message_id = :id").bind("id", message)
                        .map(row -> required(row, "tries", Integer.class)).one()));
    }

    /**
     * Ends the oldest pending turn of the conversation without working it, and tells the citizen so unless a mediator holds
     * the conversation. Reads nothing of the message: it may be what cannot be read. Empty when no turn is pending.
     *
     * @param fault for the staff: no citizen's words
     */
    public Mono<Ended> setAside(ConversationId id, Reply apology, String fault) {
        return locked(id).flatMap(held -> oldestPending(id).flatMap(asked -> {
            boolean silent = !held.custody().botMaySpeak();
            Optional<ChatMessage> told = silent
                    ? Optional.empty()
                    : Optional.of(new ChatMessage(new MessageId(UUID.randomUUID()), held.lastSequence() + 1, Author.BOT,
                            apology, Outcome.DECLINED, clock.instant()));
            return database.sql("""
                UPDATE turn SET pending = FALSE, set_aside = TRUE, outcome = :outcome, reasons = :reasons,
                    ended_at = :now WHERE message_id = :id""")
                    .bind("outcome", (silent ? Outcome.PASSED_ON : Outcome.DECLINED).name())
                    .bind("reasons", ReplyJson.write(Map.of("set_aside", fault))).bind("now", clock.instant())
                    .bind("id", asked).then()
                    .then(stored(id, held, held.custody().afterTurn(null, clock.instant()),
                            told.stream().map(Said::anonymous).toList(), 0))
                    .then(told.map(said -> outbox.put(id, said, new MessageId(asked), clock.instant()))
                            .orElse(Mono.empty()))
                    .thenReturn(new Ended(told, held.custody().state()));
        })).as(transactions::transactional);
    }

    private Mono<UUID> oldestPending(ConversationId id) {
        return database.sql("""
            SELECT message_id FROM turn WHERE pending = TRUE AND conversation_id = :id ORDER BY sequence LIMIT 1""")
                .bind("id", id.value()).map(row -> required(row, "message_id", UUID.class)).one();
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
                .bind("id", id.value()).bind("after", afterSequence).bind("most", limit).map(MessageRow::read)
                .all();
    }

    /** What was said or reworded after that place, in the order in which it came to be: for who was away. */
    public Flux<ChatMessage> since(ConversationId id, long afterSequence, int limit) {
        return database.sql("""
            SELECT * FROM message WHERE conversation_id = :id AND COALESCE(revised_sequence, sequence) > :after
            ORDER BY COALESCE(revised_sequence, sequence) LIMIT :most""").bind("id", id.value())
                .bind("after", afterSequence).bind("most", limit).map(MessageRow::read).all();
    }

    /** One message; empty when it is not in that conversation. */
    public Mono<ChatMessage> message(ConversationId id, MessageId message) {
        return database.sql("SELECT * FROM message WHERE id = :id AND conversation_id = :conversation")
                .bind("id", message.value()).bind("conversation", id.value()).map(MessageRow::read).one();
    }

    /** Which mediator wrote a message; empty when none did, or it is not in that conversation. */
    public Mono<MediatorId> speaker(ConversationId id, MessageId message) {
        return database.sql("""
            SELECT speaker_id FROM message WHERE id = :id AND conversation_id = :conversation
            AND speaker_id IS NOT NULL""").bind("id", message.value()).bind("conversation", id.value())
                .map(row -> new MediatorId(required(row, "speaker_id", UUID.class))).one();
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
                .bind("most", limit).map(MessageRow::read).all().collectList().map(List::reversed);
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

    /** All conversations that wait for a mediator. */
    public Mono<Map<ConversationId, Custody.Waiting>> waiting() {
        return custody.waiting();
    }

    /** Makes the conversation a team's; for the transaction of the change that says so. */
    public Mono<Void> assign(ConversationId id, Team.Id team) {
        return database.sql("UPDATE conversation SET team_id = :team WHERE id = :id").bind("team", team.value())
                .bind("id", id.value()).then();
    }

    /** Marks the handover that ended just now as ended by the citizen; for the transaction of the change that ends it. */
    public Mono<Void> stoppedByCitizen(Custody.Waiting waiting) {
        return custody.endedHow(waiting.handover().id(), Ending.STOPPED);
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
                    return bound(insert, "score", rating.score(), Integer.class).fetch().rowsUpdated();
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
                .map(row -> new Repeated(MessageRow.read(row), incoming)).one();
    }

    private static Intake repeated(Repeated repeated) {
        boolean same = repeated.kept().reply().equals(said(repeated.incoming()));
        return new Intake(same ? new Receipt.Stored(repeated.kept().id()) : new Receipt.KeyReused(), null);
    }

    private Mono<Intake> storeNew(IncomingMessage incoming, Held held) {
        ChatMessage message = new ChatMessage(new MessageId(UUID.randomUUID()), held.lastSequence() + 1, Author.CITIZEN,
                said(incoming), null, clock.instant());
        ConversationId conversation = incoming.conversation();
        return insert(conversation, new Said(message, null, incoming.key()))
                .then(database.sql("""
                    INSERT INTO turn (message_id, conversation_id, sequence, pending)
                    VALUES (:id, :conversation, :sequence, TRUE)""").bind("id", message.id().value())
                        .bind("conversation", conversation.value()).bind("sequence", message.sequence()).then())
                .then(numbered(conversation, message.sequence(), held.custody().state()))
                .thenReturn(new Intake(new Receipt.Stored(message.id()), message));
    }

    private Mono<Ended> ended(Turn turn, Optional<TurnEnd> end, Held held) {
        return markEnded(turn, end).filter(ended -> ended).flatMap(ended -> storeEnd(turn, end, held));
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
        Optional<ChatMessage> answer = end.map(spoken -> said(spoken, held.lastSequence() + 1));
        Mono<Void> holding = Mono.justOrEmpty(end)
                .flatMap(spoken -> spoken.check() == null
                        ? Mono.empty()
                        : heldAnswers.hold(turn, spoken, spoken.check()));
        return stored(turn.conversation(), held, next, answer.stream().map(Said::anonymous).toList(), 0)
                .then(holding)
                .then(answer.map(said -> outbox.put(turn.conversation(), said, turn.message().id(), clock.instant()))
                        .orElse(Mono.empty()))
                .thenReturn(new Ended(answer, next.state()));
    }

    /** The answer, or that a mediator looks it through. */
    private ChatMessage said(TurnEnd spoken, long sequence) {
        TurnEnd.Check check = spoken.check();
        return check == null
                ? new ChatMessage(spoken.answer().id(), sequence, Author.BOT, spoken.answer().reply(),
                        spoken.outcome(), clock.instant())
                : new ChatMessage(new MessageId(UUID.randomUUID()), sequence, Author.SYSTEM, check.told(), null,
                        clock.instant());
    }

    private <T> Mono<Changed<T>> changed(ConversationId id, Held held, Change<T> change) {
        return unsaid(change.lines()).flatMap(lines -> {
            List<Said> posted = new ArrayList<>();
            lines.forEach(line -> posted.add(said(line, held.lastSequence() + 1 + posted.size())));
            return revised(id, change.revision(), held.lastSequence() + 1).defaultIfEmpty(List.of())
                    .flatMap(revised -> stored(id, held, change.next(), posted, revised.size()).then(change.also())
                            .thenMany(Flux.fromIterable(
                                    revised.isEmpty() ? posted.stream().map(Said::message).toList() : revised))
                            .concatMap(said -> outbox.put(id, said, null, clock.instant())).then()
                            .thenReturn(new Changed<>(change.result(), held.custody().state(), change.next().state(),
                                    revised.isEmpty() ? posted.stream().map(Said::message).toList() : revised)));
        });
    }

    private Said said(Line line, long sequence) {
        Mediator speaker = line.speaker();
        return new Said(new ChatMessage(line.id(), sequence, line.author(),
                speaker == null ? null : speaker.firstName(), line.reply(), line.outcome(), null, clock.instant()),
                speaker == null ? null : speaker.id(), null);
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

    private Mono<Void> stored(ConversationId id, Held held, Custody next, List<Said> messages, int revisions) {
        return Flux.fromIterable(messages).concatMap(message -> insert(id, message))
                .then(custody.write(id, held.custody(), next, clock.instant()))
                .then(takenFromTheBot(held.custody(), next) ? heldAnswers.drop(id) : Mono.empty())
                .then(numbered(id, held.lastSequence() + messages.size() + revisions, next.state()));
    }

    private static boolean takenFromTheBot(Custody before, Custody after) {
        return before.isTheBots() && !after.isTheBots();
    }

    private Mono<Void> insert(ConversationId conversation, Said said) {
        ChatMessage message = said.message();
        MediatorId speaker = said.speaker();
        GenericExecuteSpec insert = database
                .sql("""
                    INSERT INTO message (id, conversation_id, sequence, author, speaker, speaker_id, channel_key, reply, outcome,
                        written_at)
                    VALUES (:id, :conversation, :sequence, :author, :speaker, :speakerId, :key, :reply, :outcome, :now)""")
                .bind("id", message.id().value()).bind("conversation", conversation.value())
                .bind("sequence", message.sequence()).bind("author", message.author().name())
                .bind("reply", ReplyJson.write(message.reply())).bind("now", message.createdAt());
        Outcome outcome = message.outcome();
        insert = bound(insert, "key", said.channelKey(), String.class);
        insert = bound(insert, "speaker", message.speaker(), String.class);
        insert = bound(insert, "speakerId", speaker == null ? null : speaker.value(), UUID.class);
        return bound(insert, "outcome", outcome == null ? null : outcome.name(), String.class).then();
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

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A message with what only the store knows of it. */
    private record Said(ChatMessage message, @Nullable MediatorId speaker, @Nullable String channelKey) {

        static Said anonymous(ChatMessage message) {
            return new Said(message, null, null);
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

    /**
     * What ending a turn came to.
     *
     * @param answer what the citizen was told; empty when the bot was silent
     */
    public record Ended(Optional<ChatMessage> answer, ConversationState state) {}

    /** Something to say in a conversation; under an identifier that was used it is not said again. */
    public record Line(MessageId id, Author author, @Nullable Mediator speaker, Reply reply,
            @Nullable Outcome outcome) {

        /** One that ends no turn. */
        public Line(MessageId id, Author author, @Nullable Mediator speaker, Reply reply) {
            this(id, author, speaker, reply, null);
        }

        /** A word of the service. */
        public static Line system(String text) {
            return new Line(new MessageId(UUID.randomUUID()), Author.SYSTEM, null, Reply.of(text));
        }
    }

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
