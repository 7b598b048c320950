package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.catalog.CatalogChange;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index in its folder. Each commit says which catalog it follows and up to which revision, so that a process that
 * is killed goes on where the last commit stands. An index that is damaged, of another catalog or of another format is
 * emptied when it is opened, and follows again from revision 0.
 */
final class FicheIndex implements Closeable {

    /** To be raised whenever what the documents hold or how words are cut changes. */
    private static final String FORMAT = "4";

    private static final String FORMAT_KEY = "format";
    private static final String CATALOG_KEY = "catalog";
    private static final String REVISION_KEY = "revision";
    private static final Logger LOG = LoggerFactory.getLogger(FicheIndex.class);

    private final Directory directory;
    private final UUID catalog;
    private final IndexWriter writer;
    private final SearcherManager views;
    private volatile long revision;

    /** What opening came to. */
    sealed interface Opening {

        /** This process writes the index from now on. */
        record Opened(FicheIndex index) implements Opening {}

        /** Another process writes it. */
        record HeldElsewhere() implements Opening {}
    }

    /** A question put to the index as it stands at one moment. */
    @FunctionalInterface
    interface Reading<T> {
        T from(IndexView view) throws IOException;
    }

    private FicheIndex(Directory directory, UUID catalog, Set<String> questionWords) throws IOException {
        this.directory = directory;
        this.catalog = catalog;
        this.writer = new IndexWriter(directory, VectorDocuments.writing());
        try {
            this.revision = revision(writer.getLiveCommitData());
            this.views = new SearcherManager(writer, new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous)
                        throws IOException {
                    return new IndexView(reader, questionWords);
                }
            });
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    /**
     * Opens the index in that folder, which is made when it is missing.
     *
     * @param catalogRevision where the catalog stands: an index that is ahead of it is of no use
     * @param questionWords that spelling is not corrected away from
     */
    static Opening open(Path folder, UUID catalog, long catalogRevision, Set<String> questionWords)
            throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        try {
            emptyUnlessUsable(directory, catalog, catalogRevision);
            return new Opening.Opened(new FicheIndex(directory, catalog, questionWords));
        } catch (LockObtainFailedException e) {
            directory.close();
            return new Opening.HeldElsewhere();
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Up to where the catalog is followed, 0 when nothing is indexed. */
    long revision() {
        return revision;
    }

    /** Takes in changes in the order of their revisions; durable and to be found when it returns. */
    synchronized void apply(List<CatalogChange> changes) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        for (CatalogChange change : changes) {
            switch (change) {
                case CatalogChange.Published(var fiche, long ignored) ->
                    writer.updateDocuments(FicheDocuments.idTerm(fiche.id()), FicheDocuments.of(fiche));
                case CatalogChange.Withdrawn(var id, long ignored) ->
                    writer.deleteDocuments(FicheDocuments.idTerm(id));
            }
        }
        long last = changes.getLast().revision();
        writer.setLiveCommitData(commitData(catalog, last).entrySet());
        writer.commit();
        views.maybeRefreshBlocking();
        revision = last;
    }

    /** Takes in the vectors of texts, by their digests; durable and to be found when it returns. */
    synchronized void add(VectorSpace space, Map<BytesRef, float[]> vectors) throws IOException {
        for (Map.Entry<BytesRef, float[]> each : vectors.entrySet()) {
            byte[] digest = each.getKey().bytes;
            writer.updateDocument(VectorDocuments.idTerm(space, digest),
                    VectorDocuments.of(space, digest, each.getValue()));
        }
        writer.commit();
        views.maybeRefreshBlocking();
    }

    /** Forgets the vectors of other spaces and those of texts that no passage has any more. */
    synchronized void tidy(VectorSpace space) throws IOException {
        Set<BytesRef> stale = read(view -> view.vectors(space).stale());
        for (BytesRef digest : stale) {
            writer.deleteDocuments(VectorDocuments.idTerm(space, digest.bytes));
        }
        forget(VectorDocuments.allBut(space));
    }

    /** Forgets all vectors; says whether there were any. */
    synchronized boolean forgetVectors() throws IOException {
        return forget(VectorDocuments.all());
    }

    private boolean forget(Query vectors) throws IOException {
        if (read(view -> view.count(vectors)) > 0) {
            writer.deleteDocuments(vectors);
        }
        boolean changed = writer.hasUncommittedChanges();
        writer.commit();
        views.maybeRefreshBlocking();
        return changed;
    }

    /** Brings all into one segment: each further one costs every question a look-up of each of its words. */
    void settle() throws IOException {
        writer.forceMerge(1);
        writer.commit();
        views.maybeRefreshBlocking();
    }

    <T> T read(Reading<T> reading) throws IOException {
        try (Held held = hold()) {
            return reading.from(held.view());
        }
    }

    /** The index as it stands now, until it is closed again, whatever is written meanwhile. */
    Held hold() throws IOException {
        return new Held((IndexView) views.acquire(), views);
    }

    /** A moment of the index. */
    record Held(IndexView view, SearcherManager views) implements Closeable {
        @Override
        public void close() throws IOException {
            views.release(view);
        }
    }

    /** What was not committed is forgotten: the catalog still has it. Waits for changes that are being taken in. */
    @Override
    public synchronized void close() throws IOException {
        IOUtils.close(views, writer::rollback, directory);
    }

    private static void emptyUnlessUsable(Directory directory, UUID catalog, long catalogRevision) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            if (!isUsable(directory, catalog, catalogRevision)) {
                for (String file : directory.listAll()) {
                    lock.ensureValid();
                    if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                        directory.deleteFile(file);
                    }
                }
            }
        }
    }

    private static boolean isUsable(Directory directory, UUID catalog, long catalogRevision) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return false;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> found = reader.getIndexCommit().getUserData();
            long revision = revision(found.entrySet());
            if (!commitData(catalog, revision).equals(found) || revision > catalogRevision) {
                LOG.info("The index is of another catalog, of a later one or of another format; it is built anew");
                return false;
            }
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index is damaged; it is built anew: {}", e.toString());
            return false;
        }
    }

    private static Map<String, String> commitData(UUID catalog, long revision) {
        return Map.of(FORMAT_KEY, FORMAT, CATALOG_KEY, catalog.toString(), REVISION_KEY, Long.toString(revision));
    }

    private static long revision(@Nullable Iterable<Map.Entry<String, String>> commitData) {
        if (commitData != null) {
            for (Map.Entry<String, String> entry : commitData) {
                if (entry.getKey().equals(REVISION_KEY)) {
                    return Long.parseLong(entry.getValue());
                }
            }
        }
        return 0;
    }
}
