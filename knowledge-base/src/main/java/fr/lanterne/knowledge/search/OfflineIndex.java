package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Embedder;
import fr.lanterne.knowledge.Explained;
import fr.lanterne.knowledge.Importer;
import fr.lanterne.knowledge.Reranker;
import fr.lanterne.knowledge.SearchPart;
import fr.lanterne.knowledge.fiche.Fiche;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * An index that never changes, to measure with; searches as the service does. It lies in a temporary folder: Lucene
 * reads mapped files several times faster than its buffers in memory, and the service has files too.
 */
public final class OfflineIndex implements Closeable {

    /** So many fiches are cut into passages side by side before they are written in their order. */
    private static final int BATCH = 256;

    private final Path folder;
    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexView view;
    private final Ablation ablation;

    /** Opened when it is first asked: a model is fitted before there is one to ship. */
    private volatile @Nullable PassageRetrieval retrieval;

    private final Optional<Embedder> embedder;

    private OfflineIndex(Path folder, Iterable<Fiche> fiches, Ablation ablation, Optional<Vectors> vectors)
            throws IOException {
        this.embedder = vectors.map(Vectors::embedder);
        this.ablation = ablation;
        this.folder = folder;
        this.directory = FSDirectory.open(folder);
        write(fiches, vectors);
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
        return of(fiches, new Ablation(without), Optional.empty());
    }

    /**
     * Fiches with distinct identifiers, their passages embedded.
     *
     * @throws IOException also when the model does not do its part; the message tells why
     */
    public static OfflineIndex of(Iterable<Fiche> fiches, Embedder embedder, Importer.Progress progress)
            throws IOException {
        return of(fiches, new Ablation(Set.of()), Optional.of(new Vectors(embedder, progress)));
    }

    private static OfflineIndex of(Iterable<Fiche> fiches, Ablation ablation, Optional<Vectors> vectors)
            throws IOException {
        Path folder = Files.createTempDirectory("lanterne-index");
        try {
            return new OfflineIndex(folder, fiches, ablation, vectors);
        } catch (IOException | RuntimeException e) {
            IOUtils.rm(folder);
            throw e;
        }
    }

    /** Searches as {@link fr.lanterne.knowledge.Retriever} does, with the shipped settings and without outside models. */
    public Explained retrieve(String question) throws IOException {
        return shipped().retrieve(question, view);
    }

    /**
     * What a search comes to by how much outside models count.
     *
     * @throws IOException also when a model does not do its part; the message tells why
     */
    public OfflineSearch search(String question, Optional<Reranker> reranker) throws IOException {
        Optional<Meaning> meaning = Optional.empty();
        if (embedder.isPresent()) {
            float[] vector = Waited.vector(embedder.get(), question);
            meaning = Optional.of(new Meaning(vector, view,
                    view.vectors(new VectorSpace(embedder.get().name(), vector.length))));
        }
        return new OfflineSearch(question, shipped(), shipped().search(question, meaning, view), reranker);
    }

    private PassageRetrieval shipped() {
        PassageRetrieval shipped = retrieval;
        if (shipped == null) {
            shipped = PassageRetrieval.shipped(ablation.words(), Confidence.THRESHOLD);
            retrieval = shipped;
        }
        return shipped;
    }

    /** What a question's candidates are like when this model ranks them. */
    public ExaminedQuestion examine(String question, LinearModel ranker) throws IOException {
        return PassageRetrieval.examine(question, view, ablation, ranker);
    }

    /** The size of its files. */
    public long bytes() throws IOException {
        long bytes = 0;
        for (String file : directory.listAll()) {
            bytes += directory.fileLength(file);
        }
        return bytes;
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

    private void write(Iterable<Fiche> fiches, Optional<Vectors> vectors) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, VectorDocuments.writing())) {
            List<Fiche> all = new ArrayList<>();
            fiches.forEach(all::add);
            for (int from = 0; from < all.size(); from += BATCH) {
                for (List<Document> block : all.subList(from, Math.min(from + BATCH, all.size())).parallelStream()
                        .map(OfflineIndex::documents).toList()) {
                    writer.addDocuments(block);
                }
            }
            if (vectors.isPresent()) {
                vectors.get().write(fiches, writer);
            }
            writer.forceMerge(1);
        }
    }

    /** Brings vectors of all passages into an index. */
    private record Vectors(Embedder embedder, Importer.Progress progress) {

        void write(Iterable<Fiche> fiches, IndexWriter writer) throws IOException {
            Map<BytesRef, String> texts = new LinkedHashMap<>();
            for (Fiche fiche : fiches) {
                PassageCutter.cut(fiche).stream().map(PassageText::of)
                        .forEach(text -> texts.put(new BytesRef(VectorSpace.digest(text)), text));
            }
            List<BytesRef> digests = List.copyOf(texts.keySet());
            for (int from = 0; from < digests.size(); from += embedder.batchSize()) {
                List<BytesRef> batch = digests.subList(from, Math.min(digests.size(), from + embedder.batchSize()));
                Map<BytesRef, String> some = new LinkedHashMap<>();
                batch.forEach(digest -> some.put(digest, texts.get(digest)));
                for (var each : Waited.embedded(embedder, some).entrySet()) {
                    writer.addDocument(VectorDocuments.of(new VectorSpace(embedder.name(), each.getValue().length),
                            each.getKey().bytes, each.getValue()));
                }
                progress.at("embedding", from + batch.size(), digests.size());
            }
        }
    }

    private static List<Document> documents(Fiche fiche) {
        try {
            return FicheDocuments.of(fiche);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
