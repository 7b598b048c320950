package fr.lanterne.knowledge.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.fiche.FicheMarkdown;
import fr.lanterne.knowledge.fiche.FicheReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the real data of service-public.fr, where it lies beside the project ({@code ../shared/data}). */
class RealArchiveTests {

    @ParameterizedTest
    @CsvSource({"vosdroits-particuliers.zip, 2980, 1660, 233", "vosdroits-professionnels.zip, 707, 1688, 82",
            "vosdroits-associations.zip, 94, 132, 15", "genuine-3.5, 2, 0, 0"})
    void readsEveryFiche(String name, long fiches, long resources, long nodes) throws IOException {
        List<FicheFile> files = read(name);

        assertThat(files.stream().collect(Collectors.groupingBy(FicheFile::kind, Collectors.counting())))
                .satisfies(counts -> {
                    assertThat(counts.getOrDefault(FicheFile.Kind.FICHE, 0L)).isEqualTo(fiches);
                    assertThat(counts.getOrDefault(FicheFile.Kind.RESOURCE, 0L)).isEqualTo(resources);
                    assertThat(counts.getOrDefault(FicheFile.Kind.NODE, 0L)).isEqualTo(nodes);
                });
        assertThat(files.stream().filter(FicheFile.Refused.class::isInstance).map(FicheFile.Refused.class::cast))
                .allSatisfy(refused -> assertThat(refused.reason()).contains("guided search"));
        assertThat(taken(files)).allSatisfy(taken -> assertThat(taken.skippedElements()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"vosdroits-particuliers.zip", "vosdroits-professionnels.zip", "vosdroits-associations.zip"})
    void writesFichesThatTheFileFormatKeeps(String name) throws IOException {
        for (FicheFile.Taken taken : taken(read(name))) {
            Fiche fiche = taken.fiche();
            assertThat(FicheMarkdown.read(FicheMarkdown.write(fiche))).as(taken.name())
                    .isEqualTo(new FicheReading.Read(fiche));
        }
    }

    @ParameterizedTest
    @CsvSource({"vosdroits-particuliers.zip, 5000", "vosdroits-professionnels.zip, 500",
            "vosdroits-associations.zip, 50"})
    void findsEssentialsThatStandAlone(String name, int atLeast) throws IOException {
        List<Essential> essentials = taken(read(name)).stream().map(FicheFile.Taken::fiche)
                .flatMap(fiche -> Stream.concat(fiche.essentials().stream(),
                        fiche.sections().stream().flatMap(section -> section.essentials().stream())))
                .toList();

        assertThat(essentials).hasSizeGreaterThan(atLeast).extracting(Essential::text)
                .allSatisfy(text -> assertThat(text).hasSizeBetween(30, EssentialChoice.LONGEST)
                        .matches("\\P{Ll}.*[.!?…][»\")]*")
                        .doesNotContain("**", "](", "| ", "\\", " . ", ":.", ";.")
                        .doesNotContainPattern("(?U)^(?:Ce|Cet|Cette|Ces|Elles?|Ils|Celui|Celle|Ceux|Cela|"
                                + "Leurs?|Sa|Ses|Toutefois|Cependant|Sinon|Par exemple)\\b")
                        .doesNotContainPattern("(?U)^Il (?!est|n'est|faut|ne faut|suffit|existe|n'existe|y a|n'y a)"));
    }

    private static List<FicheFile.Taken> taken(List<FicheFile> files) {
        return files.stream().filter(FicheFile.Taken.class::isInstance).map(FicheFile.Taken.class::cast).toList();
    }

    private static List<FicheFile> read(String name) throws IOException {
        Path location = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolveSibling("shared/data/service-public").resolve(name))
                .filter(Files::exists).findFirst().orElse(Path.of(name));
        assumeTrue(Files.exists(location), "the real data is not here: ../shared/data/service-public/" + name);
        try (FicheFiles files = FicheFiles.open(location)) {
            return files.stream().toList();
        }
    }
}
