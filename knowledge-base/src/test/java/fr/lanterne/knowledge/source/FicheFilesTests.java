package fr.lanterne.knowledge.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import fr.lanterne.knowledge.fiche.FicheMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FicheFilesTests {

    private static final byte[] FICHE = Documents.paragraph("Un texte.");

    @TempDir
    Path folder;

    @Test
    void readsAnArchive() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("vosdroits/", new byte[0]);
        files.put("vosdroits/F90001.xml", Documents.resource("F90001.xml"));
        files.put("vosdroits/N90.xml", Documents.resource("N90.xml"));
        files.put("vosdroits/R4.xml", Documents.resource("R4.xml"));
        files.put("vosdroits/arborescence.xml", Documents.utf8("<Arborescence><Item/></Arborescence>"));
        files.put("vosdroits/schema.xsd", Documents.utf8("<schema/>"));

        assertThat(read(archive(files))).extracting(FicheFile::name, FicheFile::kind).containsExactly(
                tuple("F90001.xml", FicheFile.Kind.FICHE),
                tuple("N90.xml", FicheFile.Kind.NODE),
                tuple("R4.xml", FicheFile.Kind.RESOURCE),
                tuple("arborescence.xml", FicheFile.Kind.OTHER),
                tuple("schema.xsd", FicheFile.Kind.OTHER));
    }

    @Test
    void readsAFolderOfEverything() throws IOException {
        Files.write(Files.createDirectories(folder.resolve("a/b")).resolve("fiche.md"),
                Documents.utf8(FicheMarkdown.write(Documents.read(Documents.resource("F90002.xml")))));
        Files.write(folder.resolve("F1.xml"), FICHE);
        Files.write(folder.resolve("z.zip"), Documents.zip(Map.of("F90001.xml", Documents.resource("F90001.xml"))));
        Files.write(folder.resolve("notes.txt"), FICHE);
        Files.write(Files.createDirectories(folder.resolve(".git")).resolve("F9.xml"), FICHE);

        assertThat(read(folder)).extracting(FicheFile::name).containsExactly("F1.xml", "fiche.md", "F90001.xml");
        assertThat(read(folder)).hasOnlyElementsOfType(FicheFile.Taken.class);
    }

    @Test
    void saysWhatIsWrongWithAFileAndGoesOn() throws IOException {
        Files.write(folder.resolve("F1.xml"), Documents.utf8("<Publication"));
        Files.write(folder.resolve("a.md"), Documents.utf8("pas de fiche"));
        Files.write(folder.resolve("b.md"), new byte[]{(byte) 0xE9});
        Files.write(folder.resolve("z.xml"), FICHE);

        List<FicheFile> files = read(folder);

        assertThat(files.subList(0, 3)).hasOnlyElementsOfType(FicheFile.Refused.class);
        assertThat(files.getLast()).isInstanceOf(FicheFile.Taken.class);
    }

    @Test
    void refusesAFileThatUnpacksToTooMuch() throws IOException {
        byte[] bomb = new byte[FicheFileReader.MAX_BYTES + 1];
        Arrays.fill(bomb, (byte) ' ');

        assertThat(read(archive(Map.of("F1.xml", bomb)))).containsExactly(
                new FicheFile.Refused("F1.xml", FicheFile.Kind.FICHE, "it is larger than 5 MB"));
    }

    @Test
    void refusesAnArchiveOfTooManyFiles() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i <= FicheFiles.MAX_FILES; i++) {
            files.put("F" + i + ".xml", new byte[0]);
        }
        Path archive = archive(files);

        assertThatIOException().isThrownBy(() -> FicheFiles.open(archive)).withMessageContaining("more than 20000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../F1.xml", "/etc/F1.xml", "..\\..\\F1.xml", "a/\u0007F1.xml"})
    void takesNoFolderFromANameWithinAnArchive(String name) throws IOException {
        assertThat(read(archive(Map.of(name, FICHE)))).extracting(FicheFile::name).containsExactly("F1.xml");
    }

    @Test
    void refusesATruncatedArchive() throws IOException {
        byte[] whole = Documents.zip(Map.of("F1.xml", FICHE));
        Path half = Files.write(folder.resolve("half.zip"), Arrays.copyOf(whole, whole.length / 2));

        assertThatIOException().isThrownBy(() -> FicheFiles.open(half))
                .withMessageStartingWith("it is not a whole zip archive");
    }

    @Test
    void survivesAnArchiveThatIsDamagedInside() throws IOException {
        byte[] archive = Documents.zip(Map.of("F1.xml", FICHE));
        Arrays.fill(archive, 40, 120, (byte) 0x55);

        assertThat(read(Files.write(folder.resolve("damaged.zip"), archive)))
                .hasOnlyElementsOfType(FicheFile.Refused.class);
    }

    @Test
    void tellsAWebPageFromAnArchive() throws IOException {
        Path page = Files.writeString(folder.resolve("latest.zip"), "\n<!doctype html><html>");

        assertThatIOException().isThrownBy(() -> FicheFiles.open(page))
                .withMessage("it is a web page or another text, not a zip archive");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatIOException().isThrownBy(() -> FicheFiles.open(folder.resolve("nothing.zip")))
                .withMessage("it is neither a file nor a folder");
    }

    private Path archive(Map<String, byte[]> files) throws IOException {
        return Files.write(folder.resolve("archive.zip"), Documents.zip(files));
    }

    private static List<FicheFile> read(Path location) throws IOException {
        try (FicheFiles files = FicheFiles.open(location)) {
            return files.stream().toList();
        }
    }
}
