package fr.lanterne.bot.desk;

import static fr.lanterne.bot.conversation.Columns.bound;
import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.AuditTrail.Deed;
import fr.lanterne.bot.CannedReplies;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.Team;
import fr.lanterne.bot.conversation.Columns;
import fr.lanterne.bot.understanding.SecretRequests;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.FichePassages;
import fr.lanterne.knowledge.Passage;
import io.r2dbc.spi.Readable;
import java.text.Normalizer;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Canned replies in the store. */
class CannedStore implements CannedReplies {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int EVENING = 18;
    private static final int MORNING = 5;

    private static final String CANNED = """
        SELECT r.*, t.name AS team_name FROM canned_reply r LEFT JOIN team t ON t.id = r.team_id\s""";

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final AuditTrail audit;
    private final FichePassages fiches;
    private final Clock clock;
    private final SecretRequests secrets = new SecretRequests();

    CannedStore(DatabaseClient database, TransactionalOperator transactions, AuditTrail audit, FichePassages fiches,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.audit = audit;
        this.fiches = fiches;
        this.clock = clock;
    }

    @Override
    public Mono<List<Canned>> all() {
        return database.sql(CANNED + "ORDER BY r.title, r.id").map(CannedStore::canned).all().collectList();
    }

    @Override
    public Mono<List<Canned>> search(String words, MediatorId mediator) {
        List<String> wanted = Stream.of(folded(words).split("\\s+")).filter(word -> !word.isEmpty()).toList();
        return database.sql(CANNED + """
            WHERE r.team_id IS NULL
                OR r.team_id IN (SELECT m.team_id FROM team_member m WHERE m.mediator_id = :mediator)
            ORDER BY r.uses DESC, r.title, r.id""").bind("mediator", mediator.value()).map(CannedStore::canned).all()
                .filter(reply -> holds(folded(reply.title() + " " + reply.text()), wanted)).collectList()
                .map(found -> found.subList(0, Math.min(found.size(), MOST_FOUND)));
    }

    @Override
    public Mono<Saving> create(Wording wording, Mediator supervisor) {
        UUID id = UUID.randomUUID();
        return saved(id, wording, new Deed(supervisor, "CANNED_REPLY_CREATED", null, "reply " + id),
                "INSERT INTO canned_reply (id, team_id, title, text) VALUES (:id, :team, :title, :text)");
    }

    @Override
    public Mono<Saving> change(UUID reply, Wording wording, Mediator supervisor) {
        return saved(reply, wording, new Deed(supervisor, "CANNED_REPLY_CHANGED", null, "reply " + reply),
                "UPDATE canned_reply SET team_id = :team, title = :title, text = :text WHERE id = :id");
    }

    @Override
    public Mono<Boolean> remove(UUID reply, Mediator supervisor) {
        return database.sql("DELETE FROM canned_reply WHERE id = :id").bind("id", reply).fetch().rowsUpdated()
                .flatMap(rows -> told(rows, new Deed(supervisor, "CANNED_REPLY_REMOVED", null, "reply " + reply)))
                .as(transactions::transactional);
    }

    @Override
    public Mono<Expansion> expand(UUID reply, Mediator mediator) {
        return database.sql("SELECT text FROM canned_reply WHERE id = :id").bind("id", reply)
                .map(row -> required(row, "text", String.class)).one()
                .flatMap(text -> written(text, mediator)).flatMap(expansion -> expansion instanceof Expansion.Expanded
                        ? used(reply).thenReturn(expansion)
                        : Mono.just(expansion))
                .defaultIfEmpty(new Expansion.Refused(new Flaw.Unknown()));
    }

    private Mono<Saving> saved(UUID id, Wording wording, Deed deed, String statement) {
        Team.Id team = wording.team();
        GenericExecuteSpec sql = database.sql(statement).bind("id", id).bind("title", wording.title().strip())
                .bind("text", wording.text());
        Mono<Saving> save = bound(sql, "team", team == null ? null : team.value(), UUID.class).fetch().rowsUpdated()
                .flatMap(rows -> told(rows, deed)).as(transactions::transactional)
                .onErrorReturn(DataIntegrityViolationException.class, false)
                .map(saved -> saved ? new Saving.Saved(id) : new Saving.Refused(new Flaw.Unknown()));
        return Mono.justOrEmpty(flaw(wording.text()))
                .switchIfEmpty(titles(wording.text()).filter(TitledFiche::isGone)
                        .<Flaw>map(gone -> new Flaw.UnknownFiche(gone.id())).next())
                .<Saving>map(Saving.Refused::new).switchIfEmpty(save);
    }

    private Mono<Expansion> written(String text, Mediator mediator) {
        return titles(text).collectList().map(fiches -> {
            Map<String, String> values = new HashMap<>();
            values.put(Placeholders.FIRST_NAME, mediator.firstName());
            values.put(Placeholders.GREETING, greeting());
            for (TitledFiche fiche : fiches) {
                if (fiche.isGone()) {
                    return new Expansion.Refused(new Flaw.UnknownFiche(fiche.id()));
                }
                values.put(Placeholders.nameOf(fiche.id()), fiche.title());
            }
            String filled = Placeholders.filled(text, values);
            return asksFor(filled).<Expansion>map(Expansion.Refused::new)
                    .orElseGet(() -> new Expansion.Expanded(filled));
        });
    }

    private Optional<Flaw> flaw(String text) {
        return Placeholders.unknownIn(text).or(() -> asksFor(text));
    }

    private Optional<Flaw> asksFor(String text) {
        return secrets.in(text).map(Flaw.AsksFor::new);
    }

    private Flux<TitledFiche> titles(String text) {
        return Flux.fromIterable(Placeholders.fichesIn(text)).concatMap(fiche -> fiches.of(fiche)
                .map(passages -> new TitledFiche(fiche, passages.stream().findFirst().map(CannedStore::title)
                        .orElse(""))));
    }

    private static String title(Passage passage) {
        return passage.title() + " : " + passage.url();
    }

    private String greeting() {
        int hour = clock.instant().atZone(PARIS).getHour();
        return hour >= EVENING || hour < MORNING ? "Bonsoir" : "Bonjour";
    }

    private Mono<Void> used(UUID reply) {
        return database.sql("UPDATE canned_reply SET uses = uses + 1 WHERE id = :id").bind("id", reply).then();
    }

    private Mono<Boolean> told(long rows, Deed deed) {
        return rows > 0 ? audit.append(deed).thenReturn(true) : Mono.just(false);
    }

    private static boolean holds(String text, List<String> words) {
        return words.stream().allMatch(text::contains);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.FRENCH);
    }

    private static Canned canned(Readable row) {
        return new Canned(required(row, "id", UUID.class), Columns.team(row), required(row, "title", String.class),
                required(row, "text", String.class), required(row, "uses", Long.class));
    }

    /** A fiche as it is named in a reply; without a title it is not published. */
    private record TitledFiche(FicheId id, String title) {

        boolean isGone() {
            return title.isEmpty();
        }
    }
}
