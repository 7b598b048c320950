package fr.lanterne.knowledge.source;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fr.lanterne.knowledge.Credit;
import fr.lanterne.knowledge.ImportResult;
import fr.lanterne.knowledge.ImportResult.Imported;
import fr.lanterne.knowledge.ImportResult.Rejected;
import fr.lanterne.knowledge.Importer;
import fr.lanterne.knowledge.catalog.Catalog;
import fr.lanterne.knowledge.catalog.ImportRecord;
import fr.lanterne.knowledge.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import reactor.core.Disposable;

class FicheImporterTests {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Importer.Progress QUIET = (step, done, total) -> {};
    private static final String PATH = "/vdd/part/vosdroits-latest.zip";
    private static final String LAST_MODIFIED = "Sun, 22 Nov 2026 05:00:00 GMT";

    @RegisterExtension
    static final WireMockExtension PUBLISHER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort()).build();

    @TempDir
    Path folder;

    private TestDatabase.Opened database;
    private Catalog catalog;

    @BeforeEach
    void open() {
        database = TestDatabase.H2.open();
        catalog = new Catalog(database.client(), database.transactions(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void importsAnArchiveAndSaysWhatItMet() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("F90001.xml", Documents.resource("F90001.xml"));
        files.put("F90002.xml", Documents.resource("F90002.xml"));
        files.put("R4.xml", Documents.resource("R4.xml"));
        files.put("N90.xml", Documents.resource("N90.xml"));
        files.put("F5.xml", Documents.utf8("<Publication"));
        Path archive = Files.write(folder.resolve("vosdroits.zip"), Documents.zip(files));
        List<String> steps = new CopyOnWriteArrayList<>();

        Imported imported = imported(archive.toString(), (step, done, total) -> steps.add(step + done + "/" + total));

        assertThat(imported.documents()).isEqualTo(Map.of("fiches", 3, "resources", 1, "nodes", 1));
        assertThat(imported.added()).isEqualTo(2);
        assertThat(imported.refused()).extracting(ImportResult.Refusal::document).containsExactly("F5.xml");
        assertThat(imported.skippedElements()).isEqualTo(Map.of("Halo", 1, "Scintille", 1));
        assertThat(imported.revision()).isEqualTo(2);
        assertThat(steps).startsWith("read1/5").endsWith("read5/5");
        assertThat(catalog.credits().collectList().block()).singleElement().satisfies(credit -> {
            assertThat(credit.publisher()).isEqualTo("Service-Public.gouv.fr / DILA");
            assertThat(credit.licence()).isEqualTo("Licence Ouverte 2.0");
            assertThat(credit.address()).isEqualTo("vosdroits.zip");
            assertThat(credit.importedAt()).isEqualTo(NOW);
        });
    }

    @Test
    void writesNothingTwice() throws IOException {
        Path archive = archiveOf(450);

        assertThat(imported(archive.toString(), QUIET)).extracting(Imported::added).isEqualTo(450);
        Imported again = imported(archive.toString(), QUIET);

        assertThat(again.unchanged()).isEqualTo(450);
        assertThat(again.added() + again.changed()).isZero();
        assertThat(again.revision()).isEqualTo(450);
    }

    @Test
    void goesOnFromAnImportThatWasInterrupted() throws IOException {
        Path archive = archiveOf(450);
        Disposable running = importer().importFrom(archive.toString(), QUIET).subscribe();
        await().until(() -> Objects.requireNonNull(catalog.count().block()) >= 200);
        running.dispose();

        long written = Objects.requireNonNull(catalog.count().block());
        assertThat(written).isGreaterThanOrEqualTo(200);
        assertThat(imported(archive.toString(), QUIET))
                .satisfies(rest -> assertThat(rest.added()).isEqualTo(450 - (int) written))
                .satisfies(rest -> assertThat(rest.unchanged()).isEqualTo((int) written));
    }

    @Test
    void keepsTheFicheOfTheEarlierAudience() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("pro/F1.xml", fiche("F1", "professionnels-entreprises"));
        files.put("part/F1.xml", fiche("F1", "particuliers"));
        files.put("asso/F1.xml", fiche("F1", "associations"));
        Path all = Files.write(folder.resolve("all.zip"), Documents.zip(files));
        Path pro = Files.write(folder.resolve("pro.zip"),
                Documents.zip(Map.of("F1.xml", fiche("F1", "professionnels-entreprises"))));

        assertThat(imported(all.toString(), QUIET).documents()).containsEntry("kept for another audience", 2);
        Imported later = imported(pro.toString(), QUIET);

        assertThat(later.documents()).isEqualTo(Map.of("fiches", 1, "kept for another audience", 1));
        assertThat(later.added() + later.changed() + later.unchanged()).isZero();
        assertThat(later.refused()).isEmpty();
    }

    @Test
    void importsAFolderAndASingleDocument() throws IOException {
        Files.write(folder.resolve("F90001.xml"), Documents.resource("F90001.xml"));
        Files.write(folder.resolve("F90002.xml"), Documents.resource("F90002.xml"));

        assertThat(imported(folder.resolve("F90001.xml").toString(), QUIET).added()).isEqualTo(1);
        assertThat(imported(folder.toString(), QUIET)).satisfies(all -> {
            assertThat(all.added()).isEqualTo(1);
            assertThat(all.unchanged()).isEqualTo(1);
        });
    }

    @Test
    void rejectsWhatHoldsNoFiche() throws IOException {
        assertThat(reason(folder.toString())).isEqualTo("it holds no fiche that can be read");
        assertThat(reason(folder.resolve("nowhere.zip").toString())).isEqualTo("it is neither a file nor a folder");
        Path broken = Files.writeString(folder.resolve("F1.xml"), "<Publication");
        assertThat(reason(broken.toString())).startsWith("it is not well-formed XML");
        assertThat(reason("http://not a web address/")).isEqualTo("it is not a web address");
        assertThat(reason("\0")).isEqualTo("it is not the name of a file or folder");
        assertThat(catalog.credits().collectList().block()).isEmpty();
    }

    @Test
    void asksThePublisherOnlyForWhatChanged() {
        PUBLISHER.stubFor(get(PATH).withHeader("If-None-Match", absent()).willReturn(archive()
                .withHeader("ETag", "\"v1\"").withHeader("Last-Modified", LAST_MODIFIED)));
        PUBLISHER.stubFor(get(PATH).withHeader("If-None-Match", equalTo("\"v1\""))
                .withHeader("If-Modified-Since", equalTo(LAST_MODIFIED)).willReturn(aResponse().withStatus(304)));

        ImportResult first = importer().importOfficial(QUIET).block();
        ImportResult second = importer().importOfficial(QUIET).block();

        assertThat(first).isInstanceOfSatisfying(Imported.class,
                imported -> assertThat(imported.credit())
                        .isEqualTo(new Credit("Service-Public.gouv.fr / DILA", "Licence Ouverte 2.0",
                                PUBLISHER.url(PATH), "vosdroits-latest.zip", Instant.parse("2026-11-22T05:00:00Z"),
                                NOW)));
        assertThat(second).isEqualTo(new ImportResult.NotModified(PUBLISHER.url(PATH)));
    }

    @Test
    void readsAnUnchangedArchiveOnceMoreAfterTheReaderChanged() {
        PUBLISHER.stubFor(get(PATH).withHeader("If-None-Match", absent())
                .willReturn(archive().withHeader("ETag", "\"v1\"")));
        PUBLISHER.stubFor(get(PATH).withHeader("If-None-Match", equalTo("\"v1\""))
                .willReturn(aResponse().withStatus(304)));
        importer().importOfficial(QUIET).block();
        ImportRecord last = Objects.requireNonNull(catalog.lastImport(PUBLISHER.url(PATH)).block());
        catalog.remember(new ImportRecord(last.credit(), last.etag(), last.lastModified(), last.reader() - 1)).block();

        assertThat(importer().importOfficial(QUIET).block()).isInstanceOf(Imported.class);
        assertThat(importer().importOfficial(QUIET).block()).isInstanceOf(ImportResult.NotModified.class);
    }

    @Test
    void leavesNothingBehindInTheDataFolder() throws IOException {
        answers(archive());
        importer().importOfficial(QUIET).block();
        answers(aResponse().withBody("<html>"));
        importer().importOfficial(QUIET).block();

        try (Stream<Path> left = Files.list(folder.resolve("data"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void asksAgainAfterAnImportThatFailed() {
        answers(aResponse().withBody("<html>").withHeader("ETag", "\"v1\""));

        assertThat(officialReason()).isEqualTo("it is a web page or another text, not a zip archive");
        assertThat(officialReason()).isEqualTo("it is a web page or another text, not a zip archive");
    }

    @Test
    void saysWhatTheServerAnswered() {
        answers(aResponse().withStatus(404));
        assertThat(officialReason()).isEqualTo("the server answered 404 Not Found");
        answers(aResponse().withStatus(500));
        assertThat(officialReason()).isEqualTo("the server answered 500 Internal Server Error");
    }

    @Test
    void doesNotWaitForEver() {
        answers(aResponse().withFixedDelay(20_000));
        assertThat(officialReason()).isEqualTo("it did not answer in time");
        answers(archive().withChunkedDribbleDelay(20, 20_000));
        assertThat(officialReason()).isEqualTo("it did not answer in time");
    }

    @Test
    void rejectsAFileThatIsTruncatedOnTheWayOrBefore() {
        answers(aResponse().withBody(Documents.zip(Map.of("F1.xml", fiche("F1", "particuliers"))))
                .withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        assertThat(officialReason()).doesNotContain("Exception");
        answers(aResponse().withBody(new byte[10]).withHeader("Content-Length", "1000"));
        assertThat(officialReason()).startsWith("the connection broke");
        byte[] whole = Documents.zip(Map.of("F1.xml", fiche("F1", "particuliers")));
        answers(aResponse().withBody(Arrays.copyOf(whole, whole.length / 2)));
        assertThat(officialReason()).startsWith("it is not a whole zip archive");
    }

    @Test
    void rejectsAFileThatIsTooLarge() {
        answers(aResponse().withBody(new byte[200_000]));
        assertThat(officialReason()).isEqualTo("it is larger than 100000 bytes");
        answers(aResponse().withBody(new byte[200_000]).withChunkedDribbleDelay(2, 10));
        assertThat(officialReason()).isEqualTo("it is larger than 100000 bytes");
    }

    @Test
    void saysThatNothingAnswers() {
        assertThat(reason("http://localhost:1/fiches.zip")).isEqualTo("nothing answers there");
        assertThat(reason("http://nowhere.invalid/fiches.zip")).isEqualTo("there is no host of that name");
    }

    private FicheImporter importer() {
        return new FicheImporter(catalog,
                new SourceProperties(URI.create(PUBLISHER.url(PATH)), DataSize.ofBytes(100_000), Duration.ofSeconds(5),
                        Duration.ofSeconds(1), Duration.ofSeconds(10)),
                folder.resolve("data"), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Imported imported(String location, Importer.Progress progress) {
        return (Imported) Objects.requireNonNull(importer().importFrom(location, progress).block());
    }

    private String reason(String location) {
        return ((Rejected) Objects.requireNonNull(importer().importFrom(location, QUIET).block())).reason();
    }

    private String officialReason() {
        return reason(PUBLISHER.url(PATH));
    }

    private static void answers(ResponseDefinitionBuilder response) {
        PUBLISHER.stubFor(get(PATH).willReturn(response));
    }

    private static ResponseDefinitionBuilder archive() {
        return aResponse().withBody(Documents.zip(Map.of("F90001.xml", Documents.resource("F90001.xml"))));
    }

    private Path archiveOf(int fiches) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 1; i <= fiches; i++) {
            files.put("F" + i + ".xml", fiche("F" + i, "particuliers"));
        }
        return Files.write(folder.resolve("many.zip"), Documents.zip(files));
    }

    private static byte[] fiche(String id, String audiencePath) {
        return Documents.fiche(id, audiencePath, "<Texte><Paragraphe>Un texte.</Paragraphe></Texte>");
    }
}
