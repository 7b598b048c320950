package fr.lanterne.knowledge.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlDocumentsTests {

    private final XmlDocuments documents = new XmlDocuments();

    @Test
    void readsNamesWithAndWithoutAccentsAsOne() throws XmlRefused {
        assertThat(documents.read(Documents.utf8("<a><Rangée/><Rangee/></a>")).elements("Rangee")).hasSize(2);
    }

    @Test
    void refusesAnEntityFromAFile(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");

        refuses("<!DOCTYPE a [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><a>&x;</a>");
        refuses("<!DOCTYPE a SYSTEM '" + secret.toUri() + "'><a/>");
        refuses("<!DOCTYPE a [<!ENTITY % x SYSTEM '" + secret.toUri() + "'> %x;]><a/>");
    }

    @Test
    void refusesABillionLaughs() {
        StringBuilder lol = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 10; i++) {
            lol.append("<!ENTITY l").append(i).append(" '").append(("&l" + (i - 1) + ";").repeat(10)).append("'>");
        }
        refuses(lol + "]><a>&l9;</a>");
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        refuses("<a>".repeat(100_000));
        refuses("<a>".repeat(201) + "</a>".repeat(201));
    }

    @Test
    void refusesTooManyElements() {
        refuses("<a>" + "<b/>".repeat(XmlDocuments.MAX_ELEMENTS) + "</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<a", "<a></b>", "<a>&eacute;</a>", "du texte", "{\"json\": true}", "\u0000"})
    void refusesWhatIsNotXml(String text) {
        refuses(text);
    }

    private void refuses(String document) {
        assertThatExceptionOfType(XmlRefused.class).isThrownBy(() -> documents.read(Documents.utf8(document)))
                .satisfies(refused -> assertThat(refused.reason()).startsWith("it ").doesNotContain("SECRET"));
    }
}
