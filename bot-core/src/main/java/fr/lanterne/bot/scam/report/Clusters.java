package fr.lanterne.bot.scam.report;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.Risk;
import fr.lanterne.bot.ScamReports;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The clusters as mediators see them. */
class Clusters implements ScamReports {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** Of so many of the latest conversations one is looked for that still holds the message. */
    private static final int CONVERSATIONS = 5;
    private static final String FIGURES = """
        SELECT c.*, COUNT(*) FILTER (WHERE r.reported_at > :day) AS within_day,
            COUNT(*) FILTER (WHERE r.reported_at > :week) AS within_week, COUNT(*) AS ever,
            COUNT(*) FILTER (WHERE r.reported_at > :since) AS lately
        FROM scam_cluster c JOIN scam_report r ON r.cluster_id = c.id
        """;
    private static final String WORDS = "SELECT * FROM scam_word WHERE cluster_id = :id ORDER BY number DESC";

    private final DatabaseClient database;
    private final Judging judging;
    private final Samples samples;
    private final ShownMessages shown;
    private final Clock clock;

    Clusters(DatabaseClient database, Judging judging, Samples samples, ShownMessages shown, Clock clock) {
        this.database = database;
        this.judging = judging;
        this.samples = samples;
        this.shown = shown;
        this.clock = clock;
    }

    private record Figures(UUID id, Fingerprint fingerprint, Risk risk, Instant firstSeen, Instant lastSeen,
            Counts counts) {}

    @Override
    public Mono<List<Cluster>> recent(int limit, Instant since) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a list of clusters has 1 to " + MOST);
        }
        return figures(FIGURES + """
            WHERE c.last_seen > :since GROUP BY c.id ORDER BY lately DESC, c.last_seen DESC, c.id LIMIT :limit""",
                since)
                .bind("limit", limit).map(Clusters::figures).all().collectList()
                .flatMapIterable(all -> all).concatMap(this::whole).collectList();
    }

    @Override
    public Mono<Cluster> cluster(UUID cluster) {
        return figures(FIGURES + "WHERE c.id = :id GROUP BY c.id", clock.instant()).bind("id", cluster)
                .map(Clusters::figures).one().flatMap(this::whole);
    }

    private DatabaseClient.GenericExecuteSpec figures(String sql, Instant since) {
        Instant now = clock.instant();
        return database.sql(sql).bind("day", now.minus(Duration.ofDays(1))).bind("week", now.minus(Duration.ofDays(7)))
                .bind("since", since);
    }

    private static Figures figures(Readable row) {
        return new Figures(required(row, "id", UUID.class),
                Fingerprint.fromBytes(required(row, "fingerprint", byte[].class)),
                Risk.valueOf(required(row, "risk", String.class)), required(row, "first_seen", Instant.class),
                required(row, "last_seen", Instant.class),
                new Counts(required(row, "within_day", Long.class), required(row, "within_week", Long.class),
                        required(row, "ever", Long.class)));
    }

    private Mono<Cluster> whole(Figures figures) {
        Mono<List<Word>> latest = words(WORDS + " LIMIT 1", figures.id());
        Mono<List<Sample>> sample = sample(figures).map(List::of).defaultIfEmpty(List.of());
        return Mono.zip(sample, latest,
                (text, word) -> new Cluster(figures.id(), figures.risk(), figures.firstSeen(), figures.lastSeen(),
                        figures.counts(), first(text), first(word)));
    }

    private static <T> @Nullable T first(List<T> list) {
        return list.isEmpty() ? null : list.getFirst();
    }

    private Mono<Sample> sample(Figures figures) {
        return database.sql("""
            SELECT conversation_id FROM scam_asked WHERE cluster_id = :id ORDER BY asked_at DESC LIMIT :most""")
                .bind("id", figures.id()).bind("most", CONVERSATIONS)
                .map(row -> new ConversationId(required(row, "conversation_id", UUID.class))).all().collectList()
                .flatMapIterable(all -> all)
                .concatMap(conversation -> samples.received(conversation, figures.fingerprint())
                        .map(text -> new Sample(conversation, samples.masked(text), shown.verdict(text))))
                .next();
    }

    @Override
    public Mono<List<Day>> days(UUID cluster) {
        return database.sql("SELECT reported_at FROM scam_report WHERE cluster_id = :id").bind("id", cluster)
                .map(row -> required(row, "reported_at", Instant.class).atZone(PARIS).toLocalDate()).all()
                .collect(Collectors.groupingBy(day -> day, Collectors.counting()))
                .map(days -> days.entrySet().stream().map(day -> new Day(day.getKey(), day.getValue()))
                        .sorted(Comparator.comparing(Day::day).reversed()).toList());
    }

    @Override
    public Mono<Judged> judge(UUID cluster, Mediator mediator, Judgement judgement) {
        return judging.judge(cluster, mediator, judgement);
    }

    @Override
    public Mono<List<Word>> history(UUID cluster) {
        return words(WORDS, cluster);
    }

    private Mono<List<Word>> words(String sql, UUID cluster) {
        return database.sql(sql).bind("id", cluster)
                .map(row -> new Word(required(row, "number", Long.class),
                        Opinion.valueOf(required(row, "opinion", String.class)),
                        new Mediator(new MediatorId(required(row, "mediator_id", UUID.class)),
                                required(row, "mediator_name", String.class)),
                        required(row, "note", String.class), required(row, "said_at", Instant.class)))
                .all().collectList();
    }
}
