package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/** The index as it stood at one moment, with what is computed once for all questions. */
final class IndexView extends IndexSearcher {

    private final Vocabulary vocabulary;
    private final int[] ficheOf;
    private final int fiches;

    IndexView(IndexReader reader, Set<String> questionWords) throws IOException {
        super(reader);
        setQueryCache(null);
        vocabulary = new Vocabulary(words(reader), questionWords);
        ficheOf = ficheOf(reader);
        fiches = reader.getDocCount(FicheDocuments.TITLE);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The document of the whole fiche to which a document belongs; itself for the fiche's own. */
    int ficheOf(int document) {
        return ficheOf[document];
    }

    /** The first document of the fiche, of its first passage. */
    int firstPassage(int fiche) {
        int document = fiche;
        while (document > 0 && ficheOf[document - 1] == fiche) {
            document--;
        }
        return document;
    }

    int fiches() {
        return fiches;
    }

    /** In how many fiches the stem stands. */
    int ficheFrequency(String stem) throws IOException {
        return getIndexReader().docFreq(new Term(FicheDocuments.TEXT, stem));
    }

    /** The passages that stand in these documents, all of one fiche. */
    List<Passage> passages(List<Integer> documents) throws IOException {
        StoredFields stored = storedFields();
        BytesRef shared = bytes(stored, ficheOf[documents.getFirst()]);
        List<Passage> passages = new ArrayList<>();
        for (int document : documents) {
            passages.add(PassageCodec.read(shared, bytes(stored, document)));
        }
        return passages;
    }

    String title(int fiche) throws IOException {
        return PassageCodec.title(bytes(storedFields(), fiche));
    }

    private static BytesRef bytes(StoredFields stored, int document) throws IOException {
        return stored.document(document, Set.of(FicheDocuments.STORED)).getBinaryValue(FicheDocuments.STORED);
    }

    private static Map<String, Integer> words(IndexReader reader) throws IOException {
        Map<String, Integer> frequencies = new HashMap<>();
        Terms terms = MultiTerms.getTerms(reader, FicheDocuments.WORDS);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            for (BytesRef word = each.next(); word != null; word = each.next()) {
                frequencies.put(word.utf8ToString(), each.docFreq());
            }
        }
        return frequencies;
    }

    private static int[] ficheOf(IndexReader reader) throws IOException {
        int[] ficheOf = new int[reader.maxDoc()];
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues toFiche = leaf.reader().getNumericDocValues(FicheDocuments.TO_FICHE);
            while (toFiche != null && toFiche.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
                int document = leaf.docBase + toFiche.docID();
                ficheOf[document] = document + (int) toFiche.longValue();
            }
        }
        return ficheOf;
    }
}
