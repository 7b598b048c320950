package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.fiche.Fiche;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * An index that never changes, to measure with; searches as the service does. It lies in a temporary folder: Lucene
 * reads mapped files several times faster than its buffers in memory, and the service has files too.
 */
public final class OfflineIndex implements Closeable {

    private final Path folder;
    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexView view;
    private final PassageRetrieval retrieval;

    private OfflineIndex(Path folder, Iterable<Fiche> fiches) throws IOException {
        QuestionWords words = QuestionWords.shipped();
        this.folder = folder;
        this.directory = FSDirectory.open(folder);
        write(fiches);
        this.reader = DirectoryReader.open(directory);
        this.view = new IndexView(reader, words.emptyWords());
        this.retrieval = new PassageRetrieval(words, Ranking.FITTED, Confidence.FITTED, Confidence.THRESHOLD);
    }

    /** Fiches with distinct identifiers. */
    public static OfflineIndex of(Iterable<Fiche> fiches) throws IOException {
        Path folder = Files.createTempDirectory("lanterne-index");
        try {
            return new OfflineIndex(folder, fiches);
        } catch (IOException | RuntimeException e) {
            IOUtils.rm(folder);
            throw e;
        }
    }

    /** Searches as {@link fr.lanterne.knowledge.Retriever} does, with the shipped settings. */
    public Explained retrieve(String question) throws IOException {
        return retrieval.retrieve(question, view);
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
        }
    }
}
