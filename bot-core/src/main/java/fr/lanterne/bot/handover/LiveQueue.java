package fr.lanterne.bot.handover;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Gist;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.WaitingLine;
import fr.lanterne.bot.conversation.Columns;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.Snapshots;
import fr.lanterne.bot.desk.Gists;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The queue for mediators' screens. One statement reads the open handovers; what the conversations are about is read, for all
 * of them at once, only where something was said since the last reading.
 */
class LiveQueue implements WaitingLine {

    private final DatabaseClient database;
    private final Gists gists;
    private final Flux<List<Entry>> snapshots;
    private volatile Map<ConversationId, Known> known = Map.of();

    /** What a conversation was about when its latest message had that number. */
    private record Known(long sequence, Gist gist) {}

    private record Open(Entry entry, long sequence) {

        ConversationId id() {
            return entry.conversation();
        }

        Entry with(Gist gist) {
            return new Entry(entry.conversation(), entry.channel(), entry.reason(), entry.askedAt(), entry.note(),
                    entry.holder(), entry.unansweredSince(), entry.team(), entry.labels(), gist);
        }
    }

    LiveQueue(DatabaseClient database, Gists gists, LiveFeed feed, Duration poll) {
        this.database = database;
        this.gists = gists;
        this.snapshots = Snapshots.of(entries(), feed.changes(), poll);
    }

    @Override
    public Mono<List<Entry>> entries() {
        return open().collectList().flatMap(this::withGists);
    }

    @Override
    public Flux<List<Entry>> follow() {
        return snapshots;
    }

    private Mono<List<Entry>> withGists(List<Open> open) {
        Map<ConversationId, Known> before = known;
        List<ConversationId> news = open.stream().filter(entry -> unchanged(entry, before).isEmpty()).map(Open::id)
                .toList();
        return gists.of(news).map(read -> {
            Map<ConversationId, Known> now = new HashMap<>();
            List<Entry> entries = new ArrayList<>();
            for (Open entry : open) {
                Gist gist = unchanged(entry, before)
                        .orElseGet(() -> read.getOrDefault(entry.id(), Gist.EMPTY));
                now.put(entry.id(), new Known(entry.sequence(), gist));
                entries.add(entry.with(gist));
            }
            known = now;
            return entries;
        });
    }

    /** Empty when something was said since. */
    private static Optional<Gist> unchanged(Open open, Map<ConversationId, Known> before) {
        return Optional.ofNullable(before.get(open.id())).filter(was -> was.sequence() == open.sequence())
                .map(Known::gist);
    }

    private Flux<Open> open() {
        return database.sql("""
            SELECT h.*, c.channel, c.last_sequence, t.id AS team_id, t.name AS team_name,
                (SELECT STRING_AGG(l.label, ',') FROM conversation_label l WHERE l.conversation_id = c.id) AS labels
            FROM handover h JOIN conversation c ON c.id = h.conversation_id LEFT JOIN team t ON t.id = c.team_id
            WHERE h.ended_at IS NULL
            ORDER BY\s""" + Queue.ORDER).map(LiveQueue::open).all();
    }

    private static Open open(Readable row) {
        return new Open(new Entry(new ConversationId(required(row, "conversation_id", UUID.class)),
                Channel.valueOf(required(row, "channel", String.class)),
                HandoverReason.valueOf(required(row, "reason", String.class)),
                required(row, "asked_at", Instant.class), required(row, "note", String.class), Columns.mediator(row),
                row.get("unanswered_since", Instant.class), Columns.team(row), Columns.labels(row), Gist.EMPTY),
                required(row, "last_sequence", Long.class));
    }
}
