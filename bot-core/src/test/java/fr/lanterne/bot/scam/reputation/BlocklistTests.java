package fr.lanterne.bot.scam.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fr.lanterne.bot.scam.address.LinkFinder;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlocklistTests {

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("list.txt"), """
            # what was reported to us
            piege.example.com   # since Monday
            HTTPS://Prete.Example.org/faux/colis/?suivi=1
            pas-bien.fr

            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://piege.example.com/a", "www.piege.example.com", "sous.www.pas-bien.fr/x",
            "https://prete.example.org/faux/colis", "prete.example.org/faux/colis/suite?x=1"})
    void namesHostsAndAllBelowThem(String link) {
        assertThat(new Blocklist(file).holds(address(link))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/a", "pas-bien.fr.exemple.net", "tres-pas-bien.fr",
            "prete.example.org/faux", "prete.example.org/faux/colis2", "prete.example.org"})
    void namesNothingElse(String link) {
        assertThat(new Blocklist(file).holds(address(link))).isFalse();
    }

    @Test
    void seesAChangeAndKeepsTheOldListWhenTheNewOneIsWrong() throws IOException {
        Blocklist list = new Blocklist(file);
        rewrite("nouveau-piege.fr");
        assertThat(list.holds(address("nouveau-piege.fr/a"))).isTrue();
        assertThat(list.holds(address("pas-bien.fr/a"))).isFalse();

        rewrite("ceci n'est pas un site");
        assertThat(list.holds(address("nouveau-piege.fr/a"))).isTrue();
        Files.delete(file);
        assertThat(list.holds(address("nouveau-piege.fr/a"))).isTrue();
    }

    @Test
    void refusesToStartWithAWrongFile() throws IOException {
        rewrite("bien.fr\ncom");
        assertThatIllegalStateException().isThrownBy(() -> new Blocklist(file)).withMessageContaining("line 2")
                .withMessageContaining("lanterne.scam.blocklist");
        rewrite("a".repeat(3_000) + ".fr");
        assertThatIllegalStateException().isThrownBy(() -> new Blocklist(file)).withMessageContaining("line 1");
        assertThatIllegalStateException().isThrownBy(() -> new Blocklist(folder.resolve("absent")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        https://piege.fr/a/b?mail=jean@exemple.fr#x       | https://piege.fr/a/b
        http://jean:secret@piege.fr/a                     | http://piege.fr/a
        piege.fr/u/jean.dupont@exemple.fr/suite           | http://piege.fr/u
        piege.fr/suivi/0612345678                         | http://piege.fr/suivi
        piege.fr                                          | http://piege.fr/
        """)
    void nothingThatMayTellWhoTheReaderIsGoesOut(String link, String url) {
        assertThat(address(link).url()).isEqualTo(url);
    }

    /** A time of its own, as files may be written twice within the clock's grain. */
    private void rewrite(String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(text.length())));
    }

    static WebAddress address(String link) {
        return WebAddress.of(new LinkFinder().findIn(ReadableText.of(link)).getFirst()).orElseThrow();
    }
}
