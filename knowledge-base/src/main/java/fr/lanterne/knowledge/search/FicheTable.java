package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Audience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * The fiches of an index, counted from 0, with what is known of each before any question. Each document of the index
 * speaks for one fiche: a passage for its own, a link for the one that it leads to.
 */
final class FicheTable {

    /** Of documents that are deleted or lead to no fiche of the index. */
    static final int NONE = -1;

    private final int[] ficheOf;
    private final List<Entry> fiches = new ArrayList<>();
    private final int[][] linked;
    private final int[] linkedFrom;
    private final double keptShare;
    private final long[][] norms;

    /**
     * A fiche of the index.
     *
     * @param document its own document, right after its passages
     * @param firstPassage the document of its first passage
     * @param subject the same for fiches with the same outermost themes
     * @param isKept whether an editor here looks after it, not its publisher
     */
    record Entry(int document, int firstPassage, int subject, Audience audience, boolean isKept) {

        int passages() {
            return document - firstPassage;
        }
    }

    FicheTable(IndexReader reader) throws IOException {
        ficheOf = new int[reader.maxDoc()];
        Arrays.fill(ficheOf, NONE);
        Map<BytesRef, Integer> pages = new HashMap<>();
        Map<BytesRef, Integer> subjects = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            readFiches(leaf, pages, subjects);
        }
        keptShare = fiches.stream().mapToInt(entry -> entry.isKept() ? 1 : 0).average().orElse(0);
        norms = norms(reader);
        linkedFrom = new int[fiches.size()];
        List<Set<Integer>> neighbours = new ArrayList<>();
        fiches.forEach(any -> neighbours.add(new HashSet<>()));
        Set<Long> seen = new HashSet<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            readLinks(leaf, pages, seen, neighbours);
        }
        linked = neighbours.stream().map(others -> others.stream().mapToInt(Integer::intValue).sorted().toArray())
                .toArray(int[][]::new);
    }

    int size() {
        return fiches.size();
    }

    Entry entry(int fiche) {
        return fiches.get(fiche);
    }

    /** The share of the fiches that an editor here looks after, from 0 to 1. */
    double keptShare() {
        return keptShare;
    }

    /** The fiche that a document speaks for, or {@link #NONE}. */
    int ficheOf(int document) {
        return ficheOf[document];
    }

    /** How long a field is, as the index tells scorers; of {@link Ranking#FIELDS}, by its place. */
    long norm(int field, int fiche) {
        return norms[field][fiche];
    }

    /** How many other fiches lead to this one. */
    int linkedFrom(int fiche) {
        return linkedFrom[fiche];
    }

    /** Whether one of the two leads to the other. */
    boolean areLinked(int fiche, int other) {
        return Arrays.binarySearch(linked[fiche], other) >= 0;
    }

    private void readFiches(LeafReaderContext leaf, Map<BytesRef, Integer> pages, Map<BytesRef, Integer> subjects)
            throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        SortedDocValues page = DocValues.getSorted(leaf.reader(), FicheDocuments.PAGE);
        SortedDocValues subject = DocValues.getSorted(leaf.reader(), FicheDocuments.SUBJECT);
        SortedDocValues audience = DocValues.getSorted(leaf.reader(), FicheDocuments.AUDIENCE);
        NumericDocValues kept = DocValues.getNumeric(leaf.reader(), FicheDocuments.KEPT);
        NumericDocValues passages = DocValues.getNumeric(leaf.reader(), FicheDocuments.PASSAGES);
        for (int document = page.nextDoc(); document != SortedDocValues.NO_MORE_DOCS; document = page.nextDoc()) {
            if ((live == null || live.get(document)) && subject.advanceExact(document)
                    && audience.advanceExact(document) && passages.advanceExact(document)
                    && kept.advanceExact(document)) {
                int fiche = fiches.size();
                int last = leaf.docBase + document;
                int first = last - (int) passages.longValue();
                Arrays.fill(ficheOf, first, last + 1, fiche);
                int subjectNumber = subjects.computeIfAbsent(
                        BytesRef.deepCopyOf(subject.lookupOrd(subject.ordValue())), any -> subjects.size());
                fiches.add(new Entry(last, first, subjectNumber,
                        Audience.valueOf(audience.lookupOrd(audience.ordValue()).utf8ToString()),
                        kept.longValue() == 1));
                // A page that several fiches are drawn from tells none of them apart.
                pages.merge(BytesRef.deepCopyOf(page.lookupOrd(page.ordValue())), fiche, (one, other) -> NONE);
            }
        }
    }

    private long[][] norms(IndexReader reader) throws IOException {
        long[][] read = new long[Ranking.FIELDS.size()][fiches.size()];
        for (LeafReaderContext leaf : reader.leaves()) {
            for (int field = 0; field < read.length; field++) {
                NumericDocValues norm = leaf.reader().getNormValues(Ranking.FIELDS.get(field));
                while (norm != null && norm.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
                    int fiche = ficheOf[leaf.docBase + norm.docID()];
                    if (fiche != NONE) {
                        read[field][fiche] = norm.longValue();
                    }
                }
            }
        }
        return read;
    }

    private void readLinks(LeafReaderContext leaf, Map<BytesRef, Integer> pages, Set<Long> seen,
            List<Set<Integer>> neighbours) throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        SortedDocValues target = DocValues.getSorted(leaf.reader(), FicheDocuments.LINK_TARGET);
        NumericDocValues toFiche = DocValues.getNumeric(leaf.reader(), FicheDocuments.TO_FICHE);
        int[] fichesOfTargets = new int[target.getValueCount()];
        for (int i = 0; i < fichesOfTargets.length; i++) {
            fichesOfTargets[i] = pages.getOrDefault(target.lookupOrd(i), NONE);
        }
        for (int document = target.nextDoc(); document != SortedDocValues.NO_MORE_DOCS; document = target.nextDoc()) {
            int to = fichesOfTargets[target.ordValue()];
            if (to != NONE && (live == null || live.get(document)) && toFiche.advanceExact(document)) {
                ficheOf[leaf.docBase + document] = to;
                int from = ficheOf[leaf.docBase + document + (int) toFiche.longValue()];
                if (seen.add((long) from * fiches.size() + to)) {
                    linkedFrom[to]++;
                    neighbours.get(from).add(to);
                    neighbours.get(to).add(from);
                }
            }
        }
    }
}
