package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The index as it stood at one moment, with what is computed once for all questions. */
final class IndexView extends IndexSearcher {

    private final Vocabulary vocabulary;
    private final FicheTable fiches;
    private final AtomicReferenceArray<TitleWords> titles;
    private volatile @Nullable PassageVectors vectors;

    IndexView(IndexReader reader, Set<String> questionWords) throws IOException {
        super(reader);
        setQueryCache(null);
        vocabulary = new Vocabulary(words(reader), questionWords);
        fiches = new FicheTable(reader);
        titles = new AtomicReferenceArray<>(fiches.size());
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    FicheTable fiches() {
        return fiches;
    }

    /** In how many fiches the stem stands. */
    int ficheFrequency(String stem) throws IOException {
        return getIndexReader().docFreq(new Term(FicheDocuments.TEXT, stem));
    }

    /** How rare the stem is among the fiches: its inverse document frequency as BM25 has it. */
    double rarity(String stem) throws IOException {
        return rarity(ficheFrequency(stem));
    }

    /** How rare a stem that so many fiches hold is. */
    double rarity(int frequency) {
        return Math.log(1 + (fiches.size() - frequency + 0.5) / (frequency + 0.5));
    }

    /** The passages of a fiche that stand in these documents. */
    List<Passage> passages(int fiche, List<Integer> documents) throws IOException {
        StoredFields stored = storedFields();
        BytesRef shared = bytes(stored, fiches.entry(fiche).document());
        List<BytesRef> own = new ArrayList<>();
        for (int document : documents) {
            own.add(bytes(stored, document));
        }
        return PassageCodec.read(shared, own);
    }

    FicheId id(int fiche) throws IOException {
        return PassageCodec.id(bytes(storedFields(), fiches.entry(fiche).document()));
    }

    /** What the title of a fiche says, read once. */
    TitleWords title(int fiche) throws IOException {
        TitleWords title = titles.get(fiche);
        if (title == null) {
            title = TitleWords.of(PassageCodec.title(bytes(storedFields(), fiches.entry(fiche).document())), this);
            titles.set(fiche, title);
        }
        return title;
    }

    /** The vectors of that space, if they were looked for before: that takes too long for a citizen to wait. */
    Optional<PassageVectors> knownVectors(VectorSpace space) {
        return Optional.ofNullable(vectors).filter(known -> known.space().equals(space));
    }

    /** The vectors of that space, looked for when they are not known yet. */
    synchronized PassageVectors vectors(VectorSpace space) throws IOException {
        Optional<PassageVectors> known = knownVectors(space);
        if (known.isPresent()) {
            return known.get();
        }
        PassageVectors looked = new PassageVectors(this, space);
        vectors = looked;
        return looked;
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
}
