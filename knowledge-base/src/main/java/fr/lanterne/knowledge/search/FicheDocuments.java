package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.fiche.Fiche;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/**
 * A fiche as Lucene documents, side by side in one block: one for each link to another fiche, one for each passage, then
 * one for the whole. A link is found for the fiche that it leads to, and goes with the fiche that it stands in.
 */
final class FicheDocuments {

    static final String TITLE = "title";
    static final String KEYWORDS = "keywords";
    static final String THEME = "theme";
    static final String SUMMARY = "summary";
    static final String HEADINGS = "headings";
    static final String TEXT = "text";
    static final String PASSAGE_HEADINGS = "passage.headings";
    static final String PASSAGE_TEXT = "passage.text";
    static final String LINK_TEXT = "link.text";

    /** The page that a link leads to. */
    static final String LINK_TARGET = "link.target";

    /** The page of the fiche. */
    static final String PAGE = "page";

    /** The two outermost themes of the fiche as one text. */
    static final String SUBJECT = "subject";

    /** For whom the fiche is: the name of a {@link fr.lanterne.knowledge.Audience}. */
    static final String AUDIENCE = "audience";

    /** 1 of a fiche that an editor must read again, 0 of one that its publisher looks after. */
    static final String KEPT = "kept";

    /** All words of the fiche as they are written, to correct the spelling of questions by. */
    static final String WORDS = "words";

    /** How many documents further than a link the document of the whole fiche stands. */
    static final String TO_FICHE = "to-fiche";

    /** How many passages stand before the document of the whole fiche. */
    static final String PASSAGES = "passages";

    static final String STORED = "stored";
    private static final String ID = "id";
    private static final int SUBJECT_DEPTH = 2;

    /** In characters. Lucene refuses doc values of 32,766 bytes. */
    private static final int LONGEST_ADDRESS = 2_000;
    private static final FieldType VOCABULARY = vocabularyType();

    private FicheDocuments() {}

    static Analyzer analyzer() {
        return new PerFieldAnalyzerWrapper(FrenchAnalysis.stemmed(), Map.of(WORDS, FrenchAnalysis.words()));
    }

    /** Stands in every document of the fiche. */
    static Term idTerm(FicheId id) {
        return new Term(ID, id.value());
    }

    /** Golden questions are left out: an index that holds them would only be measured on what it was told. */
    static List<Document> of(Fiche fiche) throws IOException {
        List<Passage> passages = PassageCutter.cut(fiche);
        List<Passage.Link> links = links(fiche, passages);
        Set<Essential> unstated = unstated(passages);
        List<Document> documents = new ArrayList<>();
        for (Passage.Link link : links) {
            documents.add(document(fiche.id(), link, links.size() + passages.size() - documents.size()));
        }
        for (Passage passage : passages) {
            documents.add(document(passage, unstated));
        }
        documents.add(document(fiche, passages, unstated));
        return documents;
    }

    /** The essentials that repeat no sentence of a passage: words that were counted once are not counted again. */
    private static Set<Essential> unstated(List<Passage> passages) {
        List<StatedWords> stated = passages.stream().map(StatedWords::of).toList();
        return passages.stream().flatMap(passage -> passage.essentials().stream()).distinct()
                .filter(essential -> !StatedWords.anyStates(essential, stated))
                .collect(Collectors.toSet());
    }

    private static List<Passage.Link> links(Fiche fiche, List<Passage> passages) {
        return Stream.concat(passages.stream().flatMap(passage -> passage.links().stream()), fiche.seeAlso().stream())
                .filter(link -> !page(link.url()).equals(page(fiche.mainSource().url()))
                        && link.url().toString().length() <= LONGEST_ADDRESS)
                .distinct().toList();
    }

    private static Document document(FicheId id, Passage.Link link, int toFiche) {
        Document document = new Document();
        document.add(new StringField(ID, id.value(), Field.Store.NO));
        document.add(new NumericDocValuesField(TO_FICHE, toFiche));
        document.add(new SortedDocValuesField(LINK_TARGET, new BytesRef(page(link.url()))));
        document.add(text(LINK_TEXT, link.label()));
        return document;
    }

    /** An address without what leads to a place within the page. */
    private static String page(URI address) {
        String text = address.toString();
        return limited(text.contains("#") ? text.substring(0, text.indexOf('#')) : text);
    }

    private static String limited(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_ADDRESS));
    }

    private static Document document(Passage passage, Set<Essential> unstated) throws IOException {
        Document document = base(passage.ficheId(), PassageCodec.own(passage));
        document.add(text(PASSAGE_HEADINGS, String.join("\n", passage.headings())));
        document.add(text(PASSAGE_TEXT, wholeText(passage, unstated)));
        return document;
    }

    private static Document document(Fiche fiche, List<Passage> passages, Set<Essential> unstated)
            throws IOException {
        String theme = String.join("\n", fiche.theme());
        String keywords = String.join("\n", fiche.keywords());
        String headings = fiche.sections().stream().flatMap(section -> section.headings().stream()).distinct()
                .collect(Collectors.joining("\n"));
        String all = Stream.concat(Stream.of(fiche.title(), keywords, theme, headings),
                passages.stream().map(passage -> wholeText(passage, unstated))).collect(Collectors.joining("\n"));
        Document document = base(fiche.id(), PassageCodec.shared(passages.getFirst()));
        document.add(text(TITLE, fiche.title()));
        document.add(text(KEYWORDS, keywords));
        document.add(text(THEME, theme));
        document.add(text(SUMMARY, fiche.summary()));
        document.add(text(HEADINGS, headings));
        document.add(text(TEXT, all));
        document.add(new Field(WORDS, all, VOCABULARY));
        document.add(new SortedDocValuesField(PAGE, new BytesRef(page(fiche.mainSource().url()))));
        document.add(new SortedDocValuesField(SUBJECT,
                new BytesRef(limited(fiche.theme().stream().limit(SUBJECT_DEPTH).collect(Collectors.joining("\n"))))));
        document.add(new SortedDocValuesField(AUDIENCE, new BytesRef(fiche.audience().name())));
        document.add(new NumericDocValuesField(KEPT, fiche.reviewDate() == null ? 0 : 1));
        document.add(new NumericDocValuesField(PASSAGES, passages.size()));
        return document;
    }

    private static Document base(FicheId id, byte[] stored) {
        Document document = new Document();
        document.add(new StringField(ID, id.value(), Field.Store.NO));
        document.add(new StoredField(STORED, stored));
        return document;
    }

    private static Field text(String name, String text) {
        return new TextField(name, text, Field.Store.NO);
    }

    private static String wholeText(Passage passage, Set<Essential> unstated) {
        return Stream
                .concat(Stream.of(passage.text()),
                        passage.essentials().stream().filter(unstated::contains).map(Essential::text))
                .collect(Collectors.joining("\n"));
    }

    private static FieldType vocabularyType() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }
}
