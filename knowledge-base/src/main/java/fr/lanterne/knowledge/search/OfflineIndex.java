package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.fiche.Fiche;
import java.io.Closeable;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** An index in memory that never changes, to measure with; searches as the service does. */
public final class OfflineIndex implements Closeable {

    private final DirectoryReader reader;
    private final IndexView view;
    private final PassageRetrieval retrieval;

    private OfflineIndex(DirectoryReader reader) throws IOException {
        QuestionWords words = QuestionWords.shipped();
        this.reader = reader;
        this.view = new IndexView(reader, words.emptyWords());
        this.retrieval = new PassageRetrieval(words, Ranking.FITTED, Confidence.FITTED, Confidence.THRESHOLD);
    }

    /** Fiches with distinct identifiers. */
    public static OfflineIndex of(Iterable<Fiche> fiches) throws IOException {
        Directory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(FicheDocuments.analyzer()))) {
            for (Fiche fiche : fiches) {
                writer.addDocuments(FicheDocuments.of(fiche));
            }
        }
        return new OfflineIndex(DirectoryReader.open(directory));
    }

    /** Searches as {@link fr.lanterne.knowledge.Retriever} does, with the shipped settings. */
    public Explained retrieve(String question) throws IOException {
        return retrieval.retrieve(question, view);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
