package fr.lanterne.knowledge.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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

/** Which passages of an index have a vector in some space, and where. */
final class PassageVectors {

    private static final int NONE = -1;

    private final IndexView view;
    private final VectorSpace space;

    /** By the document of a passage. */
    private final int[] vectors;

    private final Map<Integer, List<Integer>> passages = new HashMap<>();

    /** A passage of each text that has no vector. */
    private final Map<BytesRef, Integer> missing = new LinkedHashMap<>();

    private final Map<BytesRef, Integer> stale;
    private final int present;

    PassageVectors(IndexView view, VectorSpace space) throws IOException {
        this.view = view;
        this.space = space;
        this.vectors = new int[view.getIndexReader().maxDoc()];
        Arrays.fill(vectors, NONE);
        Map<BytesRef, Integer> byDigest = byDigest();
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
        stale = byDigest;
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
        return stale.keySet();
    }

    /** Where the vector of a passage stands, or a negative number. */
    int vectorOf(int passage) {
        return vectors[passage];
    }

    /** Those that a vector stands for. */
    List<Integer> passagesOf(int vector) {
        return passages.getOrDefault(vector, List.of());
    }

    private void place(int passage, BytesRef digest, Map<BytesRef, Integer> byDigest) {
        Integer vector = byDigest.get(digest);
        if (vector == null) {
            missing.putIfAbsent(digest, passage);
        } else {
            vectors[passage] = vector;
            passages.computeIfAbsent(vector, any -> new ArrayList<>(1)).add(passage);
        }
    }

    private Map<BytesRef, Integer> byDigest() throws IOException {
        Map<BytesRef, Integer> found = new HashMap<>();
        for (LeafReaderContext leaf : view.getIndexReader().leaves()) {
            var values = leaf.reader().getByteVectorValues(space.field());
            if (values != null) {
                Bits live = leaf.reader().getLiveDocs();
                BinaryDocValues digests = DocValues.getBinary(leaf.reader(), VectorDocuments.DIGEST);
                var each = values.iterator();
                for (int document = each.nextDoc(); document != BinaryDocValues.NO_MORE_DOCS; document = each
                        .nextDoc()) {
                    if ((live == null || live.get(document)) && digests.advanceExact(document)) {
                        found.put(BytesRef.deepCopyOf(digests.binaryValue()), leaf.docBase + document);
                    }
                }
            }
        }
        return found;
    }
}
