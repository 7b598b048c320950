package fr.lanterne.knowledge.search;

import static fr.lanterne.knowledge.fiche.SomeFiches.fiche;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.catalog.CatalogChange;
import fr.lanterne.knowledge.fiche.Fiche;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FicheIndexTests {

    private static final UUID CATALOG = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final QuestionWords WORDS = QuestionWords.shipped();
    private static final long LATEST = 1_000;

    @TempDir
    Path folder;

    @Test
    void findsWhatWasPublishedAndNotWhatWasWithdrawn() throws IOException {
        try (FicheIndex index = open()) {
            index.apply(published(SearchableFiches.ALL));
            assertThat(found(index, "passeport")).contains("passeport");

            index.apply(List.of(new CatalogChange.Withdrawn(new FicheId("passeport"), 7)));

            assertThat(found(index, "passeport")).isEmpty();
            assertThat(index.revision()).isEqualTo(7);
        }
    }

    @Test
    void findsTheLatestTextOnly() throws IOException {
        try (FicheIndex index = open()) {
            index.apply(published(List.of(fiche("a", "Carte grise", "Une vieille affaire de préfecture."))));
            index.apply(List.of(new CatalogChange.Published(fiche("a", "Carte grise", "Tout se fait en ligne."), 2)));

            assertThat(found(index, "préfecture")).isEmpty();
            assertThat(found(index, "ligne")).containsExactly("a");
        }
    }

    @Test
    void goesOnWhereTheLastCommitStands() throws IOException {
        try (FicheIndex index = open()) {
            index.apply(published(SearchableFiches.ALL));
        }
        try (FicheIndex index = open()) {
            assertThat(index.revision()).isEqualTo(6);
            assertThat(found(index, "passeport")).contains("passeport");
        }
    }

    @Test
    void losesOnlyWhatWasNotCommitted() throws IOException {
        FicheIndex killed = open();
        killed.apply(published(SearchableFiches.ALL));
        Path copy = copyAsAKilledProcessLeavesIt();
        killed.close();

        try (FicheIndex index = open(copy, CATALOG, LATEST)) {
            assertThat(index.revision()).isEqualTo(6);
            assertThat(found(index, "passeport")).contains("passeport");
        }
    }

    @Test
    void reportsThatAnotherWriterHoldsIt() throws IOException {
        try (FicheIndex held = open()) {
            held.apply(published(SearchableFiches.ALL));

            assertThat(FicheIndex.open(folder, CATALOG, LATEST, WORDS.emptyWords()))
                    .isInstanceOf(FicheIndex.Opening.HeldElsewhere.class);
            assertThat(found(held, "passeport")).contains("passeport");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isEmptiedWhenDamaged(Damage damage) throws IOException {
        try (FicheIndex index = open()) {
            index.apply(published(SearchableFiches.ALL));
        }
        damage.doneTo(folder);

        try (FicheIndex index = open()) {
            assertThat(index.revision()).isZero();
            index.apply(published(SearchableFiches.ALL));
            assertThat(found(index, "passeport")).contains("passeport");
        }
    }

    @Test
    void isEmptiedForAnotherCatalogOrAnOlderStateOfIt() throws IOException {
        try (FicheIndex index = open()) {
            index.apply(published(SearchableFiches.ALL));
        }
        try (FicheIndex index = open(folder, UUID.randomUUID(), LATEST)) {
            assertThat(index.revision()).isZero();
            assertThat(found(index, "passeport")).isEmpty();
            index.apply(published(SearchableFiches.ALL));
        }
        try (FicheIndex index = open(folder, CATALOG, 3)) {
            assertThat(index.revision()).isZero();
        }
    }

    private FicheIndex open() throws IOException {
        return open(folder, CATALOG, LATEST);
    }

    private static FicheIndex open(Path folder, UUID catalog, long catalogRevision) throws IOException {
        return switch (FicheIndex.open(folder, catalog, catalogRevision, WORDS.emptyWords())) {
            case FicheIndex.Opening.Opened(FicheIndex index) -> index;
            case FicheIndex.Opening.HeldElsewhere() -> throw new AssertionError("held elsewhere");
        };
    }

    private static List<CatalogChange> published(List<Fiche> fiches) {
        return IntStream.range(0, fiches.size())
                .mapToObj(i -> (CatalogChange) new CatalogChange.Published(fiches.get(i), i + 1)).toList();
    }

    private static List<String> found(FicheIndex index, String question) throws IOException {
        PassageRetrieval retrieval = PassageRetrieval.shipped(WORDS, 0.5);
        return index.read(view -> retrieval.retrieve(question, view)).retrieval().hits().stream().map(FicheHit::id)
                .map(FicheId::value).toList();
    }

    private Path copyAsAKilledProcessLeavesIt() throws IOException {
        Path copy = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-killed"));
        for (Path file : files(folder)) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        Files.write(copy.resolve("_9.fdt"), new byte[]{1, 2, 3});
        return copy;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** What disks, people and updates do to an index. */
    enum Damage {
        SEGMENT_FILE_DELETED {
            @Override
            void doneTo(Path folder) throws IOException {
                Files.delete(largest(folder));
            }
        },
        SEGMENT_FILE_TRUNCATED {
            @Override
            void doneTo(Path folder) throws IOException {
                Path file = largest(folder);
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            }
        },
        ONE_BIT_FLIPPED {
            @Override
            void doneTo(Path folder) throws IOException {
                Path file = largest(folder);
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 4;
                Files.write(file, bytes);
            }
        },
        COMMIT_IS_GARBAGE {
            @Override
            void doneTo(Path folder) throws IOException {
                for (Path file : files(folder)) {
                    if (file.getFileName().toString().startsWith("segments_")) {
                        Files.writeString(file, "not an index at all, not an index at all");
                    }
                }
            }
        },
        COMMIT_IS_EMPTY {
            @Override
            void doneTo(Path folder) throws IOException {
                for (Path file : files(folder)) {
                    if (file.getFileName().toString().startsWith("segments_")) {
                        Files.write(file, new byte[0]);
                    }
                }
            }
        },
        COMMIT_DELETED {
            @Override
            void doneTo(Path folder) throws IOException {
                for (Path file : files(folder)) {
                    if (file.getFileName().toString().startsWith("segments_")) {
                        Files.delete(file);
                    }
                }
            }
        },
        OTHER_FORMAT {
            @Override
            void doneTo(Path folder) throws IOException {
                try (FSDirectory directory = FSDirectory.open(folder);
                        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
                    writer.setLiveCommitData(
                            Map.of("format", "0", "catalog", CATALOG.toString(), "revision", "6").entrySet());
                    writer.commit();
                }
            }
        };

        abstract void doneTo(Path folder) throws IOException;

        private static Path largest(Path folder) throws IOException {
            return files(folder).stream().max(java.util.Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }
}
