package fr.lanterne.knowledge.search;

import java.io.IOException;
import java.util.HexFormat;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/**
 * Vectors of passages as Lucene documents of their own, known by the digest of the text that they stand for: passages with
 * the same text share one, and a fiche that is indexed anew finds those of its unchanged passages.
 */
final class VectorDocuments {

    /** What text the vector is of. */
    static final String DIGEST = "vector.text";

    /** The largest dimension of a model that we know of; Lucene's own limit is a quarter of it. */
    static final int MOST_DIMENSIONS = 4_096;

    private static final String ID = "vector.id";

    private VectorDocuments() {}

    /** How indexes are written that may hold vectors. */
    static IndexWriterConfig writing() {
        return new IndexWriterConfig(FicheDocuments.analyzer()).setCodec(new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return new WideVectors();
            }
        });
    }

    static Document of(VectorSpace space, byte[] digest, float[] vector) {
        Document document = new Document();
        document.add(new StringField(ID, id(space, digest), Field.Store.NO));
        document.add(new BinaryDocValuesField(DIGEST, new BytesRef(digest)));
        document.add(new KnnByteVectorField(space.field(), VectorSpace.inBytes(vector),
                VectorSimilarityFunction.COSINE));
        return document;
    }

    static Term idTerm(VectorSpace space, byte[] digest) {
        return new Term(ID, id(space, digest));
    }

    /** Those of every space. */
    static Query all() {
        return new FieldExistsQuery(DIGEST);
    }

    static Query allBut(VectorSpace space) {
        return new BooleanQuery.Builder().add(all(), BooleanClause.Occur.FILTER)
                .add(new FieldExistsQuery(space.field()), BooleanClause.Occur.MUST_NOT).build();
    }

    private static String id(VectorSpace space, byte[] digest) {
        return space.field() + "/" + HexFormat.of().formatHex(digest);
    }

    /** Lucene's format under its own name, by which it is read again, with room for larger models. */
    private static final class WideVectors extends KnnVectorsFormat {

        private final KnnVectorsFormat format;

        WideVectors() {
            this(new Lucene99HnswVectorsFormat());
        }

        private WideVectors(KnnVectorsFormat format) {
            super(format.getName());
            this.format = format;
        }

        @Override
        public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
            return format.fieldsWriter(state);
        }

        @Override
        public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
            return format.fieldsReader(state);
        }

        @Override
        public int getMaxDimensions(String field) {
            return MOST_DIMENSIONS;
        }
    }
}
