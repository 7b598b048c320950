package fr.lanterne.bot.desk;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ConversationFile.Cover;
import fr.lanterne.bot.ConversationFile.Handover;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.Gist;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.conversation.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What conversations are and who has them, read from the store. */
class Covers {

    private static final int MOST_OTHERS = 50;

    private static final String COVER = """
        SELECT c.id AS conversation_id, c.channel, c.state, c.opened_at, t.id AS team_id, t.name AS team_name,
            (SELECT STRING_AGG(l.label, ',') FROM conversation_label l WHERE l.conversation_id = c.id) AS labels,
            h.reason, h.asked_at, h.note, h.mediator_id, h.mediator_name, h.unanswered_since
        FROM conversation c LEFT JOIN team t ON t.id = c.team_id
            LEFT JOIN handover h ON h.conversation_id = c.id AND h.ended_at IS NULL
        WHERE\s""";

    private final DatabaseClient database;
    private final Gists gists;

    Covers(DatabaseClient database, Gists gists) {
        this.database = database;
        this.gists = gists;
    }

    Mono<Cover> of(ConversationId conversation) {
        return withGists(database.sql(COVER + "c.id = :id").bind("id", conversation.value()).map(Covers::cover).all())
                .next();
    }

    /** Those of the same citizen, the latest first. */
    Mono<List<Cover>> others(ConversationId conversation) {
        return withGists(database.sql(COVER + """
            c.id <> :id AND c.citizen_key = (SELECT own.citizen_key FROM conversation own WHERE own.id = :id)
            ORDER BY c.opened_at DESC LIMIT :most""").bind("id", conversation.value()).bind("most", MOST_OTHERS)
                .map(Covers::cover).all()).collectList();
    }

    private Flux<Cover> withGists(Flux<Cover> covers) {
        return covers.collectList().flatMapMany(all -> gists.of(all.stream().map(Cover::conversation).toList())
                .flatMapIterable(known -> all.stream().map(cover -> with(cover, known)).toList()));
    }

    private static Cover with(Cover cover, Map<ConversationId, Gist> gists) {
        return new Cover(cover.conversation(), cover.channel(), cover.state(), cover.openedAt(), cover.handover(),
                cover.team(), cover.labels(), gists.getOrDefault(cover.conversation(), Gist.EMPTY));
    }

    private static Cover cover(Readable row) {
        return new Cover(new ConversationId(required(row, "conversation_id", UUID.class)),
                Channel.valueOf(required(row, "channel", String.class)),
                ConversationState.valueOf(required(row, "state", String.class)),
                required(row, "opened_at", Instant.class), handover(row), Columns.team(row), Columns.labels(row),
                Gist.EMPTY);
    }

    private static @Nullable Handover handover(Readable row) {
        String reason = row.get("reason", String.class);
        return reason == null
                ? null
                : new Handover(HandoverReason.valueOf(reason), required(row, "asked_at", Instant.class),
                        required(row, "note", String.class), Columns.mediator(row),
                        row.get("unanswered_since", Instant.class));
    }
}
