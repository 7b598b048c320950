package fr.lanterne.knowledge.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.catalog.Catalog;
import fr.lanterne.knowledge.database.TestDatabase;
import fr.lanterne.knowledge.fiche.FicheMarkdown;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class StarterSetTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path classes;

    private TestDatabase.Opened database;
    private Catalog catalog;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.H2.open();
        catalog = new Catalog(database.client(), database.transactions(), CLOCK);
        Files.createDirectories(classes.resolve("fiches"));
        write("lanterne.md", "F90001.xml");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isPublished() throws IOException {
        publish();

        assertThat(catalog.count().block()).isEqualTo(1);
        assertThat(catalog.revision().block()).isEqualTo(1);
    }

    @Test
    void leavesAloneWhatEditorsMadeOfIt() throws IOException {
        publish();
        catalog.publish(List.of(Documents.read(Documents.fiche("F90001", "particuliers",
                "<Texte><Paragraphe>Mieux dit.</Paragraphe></Texte>")))).block();

        publish();

        assertThat(catalog.revision().block()).isEqualTo(2);
    }

    @Test
    void isPublishedAgainWhenItChanged() throws IOException {
        publish();
        write("seconde.md", "F90002.xml");

        publish();

        assertThat(catalog.count().block()).isEqualTo(2);
    }

    @Test
    void leavesOutAFicheThatCannotBeRead() throws IOException {
        Files.writeString(classes.resolve("fiches/faux.md"), "pas de fiche");

        publish();

        assertThat(catalog.count().block()).isEqualTo(1);
    }

    private void write(String name, String document) throws IOException {
        Files.writeString(classes.resolve("fiches").resolve(name),
                FicheMarkdown.write(Documents.read(Documents.resource(document))));
    }

    private void publish() throws IOException {
        try (URLClassLoader loader = new URLClassLoader(new URL[]{classes.toUri().toURL()}, null)) {
            new StarterSet(catalog, new PathMatchingResourcePatternResolver(loader), CLOCK).publish().block();
        }
    }
}
