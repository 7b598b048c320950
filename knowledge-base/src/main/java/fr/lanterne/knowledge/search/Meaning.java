package fr.lanterne.knowledge.search;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/** The vector of a question beside those of the passages. For one question, on one thread. */
final class Meaning {

    private final byte[] question;
    private final IndexView view;
    private final PassageVectors vectors;
    private final @Nullable ByteVectorValues[] leaves;

    /**
     * The passage of a fiche that is nearest to the question.
     *
     * @param passage its document
     * @param cosine from -1 to 1, the nearer the higher
     */
    record Nearest(int passage, double cosine) {}

    /** @param vectors of the view, in the space of the question */
    Meaning(float[] question, IndexView view, PassageVectors vectors) {
        this.question = VectorSpace.inBytes(question);
        this.view = view;
        this.vectors = vectors;
        this.leaves = new ByteVectorValues[view.getIndexReader().leaves().size()];
    }

    /** Empty when no passage of the fiche has a vector yet. */
    Optional<Nearest> nearest(int fiche) throws IOException {
        FicheTable.Entry entry = view.fiches().entry(fiche);
        Nearest best = null;
        for (int passage = entry.firstPassage(); passage < entry.document(); passage++) {
            PassageVectors.Vector vector = vectors.vectorOf(passage);
            if (vector != null) {
                double cosine = cosine(vector);
                best = best == null || cosine > best.cosine() ? new Nearest(passage, cosine) : best;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The fiches of the passages that are nearest of all, nearest first. */
    Set<Integer> neighbours(int passages) throws IOException {
        Set<Integer> fiches = new LinkedHashSet<>();
        if (vectors.present() > 0) {
            var query = new KnnByteVectorQuery(vectors.space().field(), question, passages);
            for (ScoreDoc near : view.search(query, passages).scoreDocs) {
                vectors.passagesOf(near.doc).forEach(passage -> fiches.add(view.fiches().ficheOf(passage)));
            }
        }
        return fiches;
    }

    private double cosine(PassageVectors.Vector vector) throws IOException {
        ByteVectorValues values = leaves[vector.leaf()];
        if (values == null) {
            values = view.getIndexReader().leaves().get(vector.leaf()).reader()
                    .getByteVectorValues(vectors.space().field());
            leaves[vector.leaf()] = values;
        }
        return VectorUtil.cosine(question, values.vectorValue(vector.place()));
    }
}
