package fr.lanterne.channels.telegram;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What Telegram sent, each update once, kept before it is acknowledged. */
class UpdateJournal {

    private static final int AT_ONCE = 100;

    private final DatabaseClient database;

    UpdateJournal(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps those that are not kept already, all or none. */
    Mono<Void> keep(List<Envelope> updates, Instant now) {
        List<List<Envelope>> portions = new ArrayList<>();
        for (int from = 0; from < updates.size(); from += AT_ONCE) {
            portions.add(updates.subList(from, Math.min(updates.size(), from + AT_ONCE)));
        }
        return Flux.fromIterable(portions).concatMap(portion -> keepAtOnce(portion, now)).then();
    }

    private Mono<Void> keepAtOnce(List<Envelope> updates, Instant now) {
        String rows = IntStream.range(0, updates.size())
                .mapToObj(i -> "(:id%d, :chat%d, :status%d, :body%d, :now)".replace("%d", Integer.toString(i)))
                .collect(Collectors.joining(", "));
        GenericExecuteSpec insert = database
                .sql("INSERT INTO telegram_update (update_id, chat_id, status, body, received_at)"
                        + " VALUES " + rows + " ON CONFLICT DO NOTHING")
                .bind("now", now);
        for (int i = 0; i < updates.size(); i++) {
            Envelope update = updates.get(i);
            insert = insert.bind("id" + i, update.updateId()).bind("chat" + i, update.chatId())
                    .bind("status" + i, (update.toWork() ? Status.WAITING : Status.SEEN).name());
            insert = update.toWork()
                    ? insert.bind("body" + i, update.body())
                    : insert.bindNull("body" + i, String.class);
        }
        return insert.then();
    }

    /** The oldest updates of a chat that wait, in their order. */
    Mono<List<Kept>> waiting(long chatId, int most) {
        return database.sql("""
            SELECT update_id, body, tries FROM telegram_update WHERE status = 'WAITING' AND chat_id = :chat
            ORDER BY update_id LIMIT :most""").bind("chat", chatId).bind("most", most)
                .map(row -> new Kept(Objects.requireNonNull(row.get("update_id", Long.class)), chatId,
                        Objects.requireNonNull(row.get("body", String.class)),
                        Objects.requireNonNull(row.get("tries", Integer.class))))
                .all().collectList();
    }

    /** The chats in which something waits. */
    Flux<Long> chats() {
        return database.sql("SELECT DISTINCT chat_id FROM telegram_update WHERE status = 'WAITING'")
                .map(row -> Objects.requireNonNull(row.get("chat_id", Long.class))).all();
    }

    /** These are worked; nothing of what they said is kept here. */
    Mono<Void> done(List<Long> updates, Status status) {
        return database.sql("UPDATE telegram_update SET status = :status, body = NULL WHERE update_id IN (:ids)")
                .bind("status", status.name()).bind("ids", updates).then();
    }

    /** Counts a failure, and tells how many there were. */
    Mono<Integer> failed(long update) {
        return database.sql("UPDATE telegram_update SET tries = tries + 1 WHERE update_id = :id").bind("id", update)
                .then().then(database.sql("SELECT tries FROM telegram_update WHERE update_id = :id").bind("id", update)
                        .map(row -> Objects.requireNonNull(row.get("tries", Integer.class))).one());
    }

    /** Forgets what was worked before that moment: Telegram sends nothing again after a day. */
    Mono<Void> forget(Instant before) {
        return database.sql("DELETE FROM telegram_update WHERE status <> 'WAITING' AND received_at < :before")
                .bind("before", before).then();
    }

    /** What became of an update. */
    enum Status {
        WAITING, DONE,
        /** Of no kind that we know, or about no chat. */
        SEEN,
        /** It failed again and again. */
        SET_ASIDE
    }

    /**
     * An update as it came in.
     *
     * @param chatId 0 where it is about no chat
     * @param toWork whether there is something to do about it
     * @param body as JSON in ASCII
     */
    record Envelope(long updateId, long chatId, boolean toWork, String body) {}

    /** An update that waits. */
    record Kept(long updateId, long chatId, String body, int tries) {}
}
