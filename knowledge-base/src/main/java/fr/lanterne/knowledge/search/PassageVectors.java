package fr.lanterne.knowledge.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Which passages of an index have a vector in some space, and where. */
final class PassageVectors {

    private final IndexView view;
    private final VectorSpace space;

    /** By the document of a passage. */
    private final @Nullable Vector[] vectors;

    private final Map<Integer, List<Integer>> passages = new HashMap<>();

    /** A passage of each text that has no vector. */
    private final Map<BytesRef, Integer> missing = new LinkedHashMap<>();

    private final Set<BytesRef> stale;
    private final int present;

    /**
     * Where a vector stands.
     *
     * @param document of the whole index
     * @param leaf which piece of the index it is in
     * @param place among the vectors there
     */
    record Vector(int document, int leaf, int place) {}

    PassageVectors(IndexView view, VectorSpace space) throws IOException {
        this.view = view;
        this.space = space;
        this.vectors = new Vector[view.getIndexReader().maxDoc()];
        Map<BytesRef, Vector> byDigest = byDigest();
        Set<BytesRef> used = new HashSet<>();
        for (int fiche = 0; fiche < view.fiches().size(); fiche++) {
            FicheTable.Entry entry = view.fiches().entry(fiche);
            List<Integer> documents = IntStream.range(entry.firstPassage(), entry.document()).boxed().toList();
            var texts = view.passages(fiche, documents);
            for (int i = 0; i < texts.size(); i++) {
                BytesRef digest = new BytesRef(VectorSpace.digest(PassageText.of(texts.get(i))));
                place(documents.get(i), digest, byDigest);
                used.add(digest);
            }
        }
        byDigest.keySet().removeAll(used);
        stale = byDigest.keySet();
        present = used.size() - missing.size();
    }

    VectorSpace space() {
        return space;
    }

    /** How many distinct texts the passages have. */
    int texts() {
        return present + missing.size();
    }

    /** How many of them have a vector. */
    int present() {
        return present;
    }

    /** The first texts without a vector, by their digests, those left out that are told. */
    Map<BytesRef, String> missing(int most, Set<BytesRef> without) throws IOException {
        Map<BytesRef, String> texts = new LinkedHashMap<>();
        for (Map.Entry<BytesRef, Integer> each : missing.entrySet()) {
            if (texts.size() < most && !without.contains(each.getKey())) {
                texts.put(each.getKey(), text(each.getValue()));
            }
        }
        return texts;
    }

    String text(int passage) throws IOException {
        return PassageText.of(view.passages(view.fiches().ficheOf(passage), List.of(passage)).getFirst());
    }

    /** Vectors of this space that no passage needs any more. */
    Set<BytesRef> stale() {
        return stale;
    }

    /** Null when it has none. */
    @Nullable
    Vector vectorOf(int passage) {
        return vectors[passage];
    }

    /** Those that a document's vector stands for. */
    List<Integer> passagesOf(int document) {
        return passages.getOrDefault(document, List.of());
    }

    private void place(int passage, BytesRef digest, Map<BytesRef, Vector> byDigest) {
        Vector vector = byDigest.get(digest);
        if (vector == null) {
            missing.putIfAbsent(digest, passage);
        } else {
            vectors[passage] = vector;
            passages.computeIfAbsent(vector.document(), any -> new ArrayList<>(1)).add(passage);
        }
    }

    private Map<BytesRef, Vector> byDigest() throws IOException {
        Map<BytesRef, Vector> found = new HashMap<>();
        for (LeafReaderContext leaf : view.getIndexReader().leaves()) {
            var values = leaf.reader().getByteVectorValues(space.field());
            if (values != null) {
                Bits live = leaf.reader().getLiveDocs();
                BinaryDocValues digests = DocValues.getBinary(leaf.reader(), VectorDocuments.DIGEST);
                var each = values.iterator();
                for (int document = each.nextDoc(); document != BinaryDocValues.NO_MORE_DOCS; document = each
                        .nextDoc()) {
                    if ((live == null || live.get(document)) && digests.advanceExact(document)) {
                        found.put(BytesRef.deepCopyOf(digests.binaryValue()),
                                new Vector(leaf.docBase + document, leaf.ord, each.index()));
                    }
                }
            }
        }
        return found;
    }
}
