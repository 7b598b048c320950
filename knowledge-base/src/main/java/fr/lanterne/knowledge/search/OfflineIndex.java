package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.SearchPart;
import fr.lanterne.knowledge.fiche.Fiche;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * An index that never changes, to measure with; searches as the service does. It lies in a temporary folder: Lucene
 * reads mapped files several times faster than its buffers in memory, and the service has files too.
 */
public final class OfflineIndex implements Closeable {

    private final Path folder;
    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexView view;
    private final Ablation ablation;

    /** Opened when it is first asked: a model is fitted before there is one to ship. */
    private volatile @Nullable PassageRetrieval retrieval;

    private OfflineIndex(Path folder, Iterable<Fiche> fiches, Ablation ablation) throws IOException {
        this.ablation = ablation;
        this.folder = folder;
        this.directory = FSDirectory.open(folder);
        write(fiches);
        this.reader = DirectoryReader.open(directory);
        this.view = new IndexView(reader, ablation.words().emptyWords());
    }

    /** Fiches with distinct identifiers. */
    public static OfflineIndex of(Iterable<Fiche> fiches) throws IOException {
        return of(fiches, Set.of());
    }

    /**
     * Fiches with distinct identifiers.
     *
     * @param without what {@link #examine} goes without
     */
    public static OfflineIndex of(Iterable<Fiche> fiches, Set<SearchPart> without) throws IOException {
        Path folder = Files.createTempDirectory("lanterne-index");
        try {
            return new OfflineIndex(folder, fiches, new Ablation(without));
        } catch (IOException | RuntimeException e) {
            IOUtils.rm(folder);
            throw e;
        }
    }

    /** Searches as {@link fr.lanterne.knowledge.Retriever} does, with the shipped settings. */
    public Explained retrieve(String question) throws IOException {
        PassageRetrieval shipped = retrieval;
        if (shipped == null) {
            shipped = PassageRetrieval.shipped(ablation.words(), Confidence.THRESHOLD);
            retrieval = shipped;
        }
        return shipped.retrieve(question, view);
    }

    /** What a question's candidates are like when this model ranks them. */
    public ExaminedQuestion examine(String question, LinearModel ranker) throws IOException {
        return PassageRetrieval.examine(question, view, ablation, ranker);
    }

    /** What a ranker weighs, in the order of {@link ExaminedQuestion#features()}. */
    public static List<String> featureNames() {
        return CandidateFeatures.names();
    }

    /** What the confidence weighs, in the order of {@link ExaminedQuestion#evidence()}. */
    public static List<String> evidenceNames() {
        return Evidence.names();
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(reader, directory, () -> IOUtils.rm(folder));
    }

    private void write(Iterable<Fiche> fiches) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(FicheDocuments.analyzer()))) {
            for (Fiche fiche : fiches) {
                writer.addDocuments(FicheDocuments.of(fiche));
            }
            writer.forceMerge(1);
        }
    }
}
