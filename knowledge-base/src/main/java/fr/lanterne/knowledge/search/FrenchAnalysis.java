package fr.lanterne.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * French words as the index and the questions see them. Accents fall before stop words and stems, so that a text typed
 * without any meets the same words.
 */
final class FrenchAnalysis {

    private static final CharArraySet STOP_WORDS = folded(FrenchAnalyzer.getDefaultStopSet());
    private static final Analyzer WORDS = new Words();
    private static final Analyzer STEMMED = new Stemmed();
    private static final Analyzer ONE_STEM = new OneStem();

    private FrenchAnalysis() {}

    /** Stems, without the words that carry no meaning: for the fields of the index. */
    static Analyzer stemmed() {
        return STEMMED;
    }

    /** Whole words, every one of them, in lower case and without accents or elided article. */
    static Analyzer words() {
        return WORDS;
    }

    static List<String> words(String text) {
        return tokens(WORDS, text);
    }

    /** The stems that the fields of the index hold of a text. */
    static List<String> stems(String text) {
        return tokens(STEMMED, text);
    }

    /** The stem of a word that {@link #words(String)} gave. */
    static String stem(String word) {
        List<String> stems = tokens(ONE_STEM, word);
        return stems.isEmpty() ? word : stems.getFirst();
    }

    static boolean isStopWord(String word) {
        return STOP_WORDS.contains(word);
    }

    private static List<String> tokens(Analyzer analyzer, String text) {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        return tokens;
    }

    private static CharArraySet folded(CharArraySet words) {
        CharArraySet folded = new CharArraySet(words.size(), true);
        for (Object word : words) {
            folded.addAll(tokens(new Words(), new String((char[]) word)));
        }
        return CharArraySet.unmodifiableSet(folded);
    }

    private static TokenStream folded(Tokenizer source) {
        TokenStream tokens = new ElisionFilter(source, FrenchAnalyzer.DEFAULT_ARTICLES);
        return new ASCIIFoldingFilter(new LowerCaseFilter(tokens));
    }

    private static final class Words extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new StandardTokenizer();
            return new TokenStreamComponents(source, folded(source));
        }
    }

    private static final class Stemmed extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new StandardTokenizer();
            TokenStream meaningful = new StopFilter(folded(source), STOP_WORDS);
            return new TokenStreamComponents(source, new FrenchLightStemFilter(meaningful));
        }
    }

    private static final class OneStem extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new KeywordTokenizer();
            return new TokenStreamComponents(source, new FrenchLightStemFilter(source));
        }
    }
}
