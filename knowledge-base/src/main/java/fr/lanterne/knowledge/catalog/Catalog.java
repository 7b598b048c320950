package fr.lanterne.knowledge.catalog;

import fr.lanterne.knowledge.Audience;
import fr.lanterne.knowledge.Credit;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.fiche.FicheMarkdown;
import fr.lanterne.knowledge.fiche.FicheReading;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The published fiches. Each change takes the next revision number; writers wait for one another, so that a revision is
 * visible only when all earlier ones are, and following from the last revision seen misses nothing.
 */
public class Catalog {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Clock clock;

    public Catalog(DatabaseClient database, TransactionalOperator transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Publishes a batch in one transaction. A fiche that is published already with the same content takes no revision; one
     * whose identifier is published for an earlier {@link Audience} is left out; of several with one identifier in the
     * batch the one for the earliest audience counts.
     */
    public Mono<Saved> publish(Collection<Fiche> batch) {
        Map<String, Fiche> byId = new LinkedHashMap<>();
        batch.forEach(fiche -> byId.merge(fiche.id().value(), fiche,
                (one, other) -> other.audience().compareTo(one.audience()) < 0 ? other : one));
        int doubles = batch.size() - byId.size();
        return locked().flatMap(revision -> published(byId.keySet())
                .flatMap(known -> save(Plan.of(byId, known, doubles), revision))).as(transactions::transactional);
    }

    /** The number of the latest change, 0 for an empty catalog. */
    public Mono<Long> revision() {
        return database.sql("SELECT revision FROM catalog").map(row -> required(row, "revision", Long.class)).one();
    }

    /** The identity of this catalog: another database has another one. */
    public Mono<UUID> id() {
        return database.sql("SELECT id FROM catalog").map(row -> required(row, "id", UUID.class)).one();
    }

    /** How many fiches are published. */
    public Mono<Long> count() {
        return database.sql("SELECT COUNT(*) AS fiches FROM fiche WHERE withdrawn = FALSE")
                .map(row -> required(row, "fiches", Long.class)).one();
    }

    /** The published fiche of that identifier, empty when there is none. */
    public Mono<Fiche> find(FicheId id) {
        return database.sql("SELECT id, document FROM fiche WHERE id = :id AND withdrawn = FALSE")
                .bind("id", id.value())
                .map(row -> fiche(id, required(row, "document", String.class))).one();
    }

    /** The latest change of each fiche that changed after that revision, in order of revision, at most {@code limit}. */
    public Flux<CatalogChange> changesSince(long revision, int limit) {
        return database.sql("""
            SELECT id, revision, document, withdrawn FROM fiche
            WHERE revision > :revision ORDER BY revision LIMIT :most""").bind("revision", revision)
                .bind("most", limit).map(Catalog::change).all();
    }

    /** Remembers an import in place of the last one from the same address. */
    public Mono<Void> remember(ImportRecord record) {
        Credit credit = record.credit();
        DatabaseClient.GenericExecuteSpec insert = database
                .sql("""
                    INSERT INTO data_set (address, publisher, licence, file_name, file_date, imported_at, etag, last_modified,
                        reader)
                    VALUES (:address, :publisher, :licence, :fileName, :fileDate, :importedAt, :etag, :lastModified, :reader)""")
                .bind("address", credit.address()).bind("publisher", credit.publisher())
                .bind("licence", credit.licence()).bind("fileName", credit.fileName())
                .bind("fileDate", credit.fileDate()).bind("importedAt", credit.importedAt())
                .bind("reader", record.reader());
        insert = record.etag() == null ? insert.bindNull("etag", String.class) : insert.bind("etag", record.etag());
        insert = record.lastModified() == null
                ? insert.bindNull("lastModified", String.class)
                : insert.bind("lastModified", record.lastModified());
        return database.sql("DELETE FROM data_set WHERE address = :address").bind("address", credit.address()).then()
                .then(insert.then()).as(transactions::transactional);
    }

    /** The last import from that address, empty when there was none. */
    public Mono<ImportRecord> lastImport(String address) {
        return database.sql("SELECT * FROM data_set WHERE address = :address").bind("address", address)
                .map(Catalog::importRecord).one();
    }

    /** The data sets that were imported, latest first. */
    public Flux<Credit> credits() {
        return database.sql("SELECT * FROM data_set ORDER BY imported_at DESC, address").map(Catalog::importRecord)
                .all()
                .map(ImportRecord::credit);
    }

    /** Takes the lock that makes writers wait for one another, and gives the revision. */
    private Mono<Long> locked() {
        return database.sql("SELECT revision FROM catalog FOR UPDATE").map(row -> required(row, "revision", Long.class))
                .one();
    }

    private Mono<Map<String, Known>> published(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql("SELECT id, audience, content_hash, withdrawn FROM fiche WHERE id IN (:ids)")
                .bind("ids", List.copyOf(ids)).map(row -> new Known(required(row, "id", String.class),
                        Audience.valueOf(required(row, "audience", String.class)),
                        required(row, "content_hash", String.class), required(row, "withdrawn", Boolean.class)))
                .all().collectMap(Known::id);
    }

    private Mono<Saved> save(Plan plan, long before) {
        long after = before + plan.writes().size();
        Saved saved = new Saved(plan.added(), plan.changed(), plan.unchanged(), plan.kept(), after);
        if (plan.writes().isEmpty()) {
            return Mono.just(saved);
        }
        Instant now = clock.instant();
        return Flux.fromIterable(plan.writes()).index()
                .concatMap(write -> write(write.getT2(), before + 1 + write.getT1(), now))
                .then(database.sql("UPDATE catalog SET revision = :revision").bind("revision", after).then())
                .thenReturn(saved);
    }

    private Mono<Void> write(Write write, long revision, Instant now) {
        String sql = write.isNew() ? """
            INSERT INTO fiche (id, audience, revision, content_hash, document, withdrawn, changed_at)
            VALUES (:id, :audience, :revision, :hash, :document, FALSE, :now)""" : """
            UPDATE fiche SET audience = :audience, revision = :revision, content_hash = :hash, document = :document,
            withdrawn = FALSE, changed_at = :now WHERE id = :id""";
        return database.sql(sql).bind("id", write.fiche().id().value())
                .bind("audience", write.fiche().audience().name())
                .bind("revision", revision).bind("hash", write.hash()).bind("document", write.document())
                .bind("now", now)
                .then();
    }

    private static CatalogChange change(Readable row) {
        long revision = required(row, "revision", Long.class);
        FicheId id = new FicheId(required(row, "id", String.class));
        if (required(row, "withdrawn", Boolean.class)) {
            return new CatalogChange.Withdrawn(id, revision);
        }
        return new CatalogChange.Published(fiche(id, required(row, "document", String.class)), revision);
    }

    private static Fiche fiche(FicheId id, String document) {
        return switch (FicheMarkdown.read(document)) {
            case FicheReading.Read(Fiche fiche) -> fiche;
            case FicheReading.Refused refused ->
                throw new IllegalStateException("The catalog's fiche " + id + " cannot be read back: " + refused);
        };
    }

    private static ImportRecord importRecord(Readable row) {
        return new ImportRecord(
                new Credit(required(row, "publisher", String.class), required(row, "licence", String.class),
                        required(row, "address", String.class), required(row, "file_name", String.class),
                        required(row, "file_date", Instant.class), required(row, "imported_at", Instant.class)),
                row.get("etag", String.class), row.get("last_modified", String.class),
                required(row, "reader", Integer.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        T value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("column " + column + " is empty");
        }
        return value;
    }

    private record Known(String id, Audience audience, String hash, boolean withdrawn) {}

    private record Write(Fiche fiche, String document, String hash, boolean isNew) {}

    /** What a batch comes to, given what is published. */
    private record Plan(List<Write> writes, int added, int changed, int unchanged, int kept) {

        static Plan of(Map<String, Fiche> batch, Map<String, Known> published, int doubles) {
            List<Write> writes = new ArrayList<>();
            int unchanged = 0;
            int kept = doubles;
            for (Fiche fiche : batch.values()) {
                Known known = published.get(fiche.id().value());
                String document = FicheMarkdown.write(fiche);
                String hash = sha256(document);
                if (known == null) {
                    writes.add(new Write(fiche, document, hash, true));
                } else if (!known.withdrawn() && known.audience().compareTo(fiche.audience()) < 0) {
                    kept++;
                } else if (!known.withdrawn() && known.hash().equals(hash)) {
                    unchanged++;
                } else {
                    writes.add(new Write(fiche, document, hash, false));
                }
            }
            int added = (int) writes.stream().filter(Write::isNew).count();
            return new Plan(List.copyOf(writes), added, writes.size() - added, unchanged, kept);
        }

        private static String sha256(String text) {
            try {
                return HexFormat.of().formatHex(
                        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
