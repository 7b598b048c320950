package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.search.Question.Origin;
import fr.lanterne.knowledge.search.Question.Reading;
import fr.lanterne.knowledge.search.Question.Term;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A question with how rare its terms are among the fiches; a word that none holds is as rare as can be. Sets of terms are
 * the bits of a long, in the order of the question.
 */
final class WeighedQuestion {

    private static final int NO_TERM = -1;

    private final boolean namesForeignPlace;
    private final double[] rarity;
    private final Set<String> stems = new HashSet<>();
    private final int[] trigrams;
    private long written;
    private long unknown;
    private long corrected;
    private int rarest = NO_TERM;
    private int secondRarest = NO_TERM;

    WeighedQuestion(Question question, IndexView view) throws IOException {
        namesForeignPlace = question.namesForeignPlace();
        rarity = new double[question.terms().size()];
        List<String> words = new ArrayList<>();
        for (int i = 0; i < rarity.length; i++) {
            Term term = question.terms().get(i);
            rarity[i] = rarity(term, view);
            term.readings().forEach(reading -> stems.add(reading.stem()));
            if (term.origin() != Origin.SYNONYM) {
                take(i, term);
                words.add(term.origin() == Origin.CORRECTED && !term.isUnknown()
                        ? term.readings().getFirst().stem()
                        : term.word());
            }
        }
        trigrams = TitleWords.trigrams(words);
    }

    private void take(int place, Term term) {
        long bit = 1L << place;
        written |= bit;
        if (term.isUnknown()) {
            unknown |= bit;
            return;
        }
        if (term.origin() == Origin.CORRECTED) {
            corrected |= bit;
        }
        if (rarest == NO_TERM || rarity[place] > rarity[rarest]) {
            secondRarest = rarest;
            rarest = place;
        } else if (secondRarest == NO_TERM || rarity[place] > rarity[secondRarest]) {
            secondRarest = place;
        }
    }

    boolean namesForeignPlace() {
        return namesForeignPlace;
    }

    /** How many words were written, those that ask for nothing left out. */
    int length() {
        return Long.bitCount(written);
    }

    /** The rarity of all written words together, at least 1. */
    double amount() {
        return Math.max(1, sum(written));
    }

    double unknownShare() {
        return share(unknown, written);
    }

    double correctedShare() {
        return share(corrected, written);
    }

    /** The share of the written words that are among these, by their rarity. */
    double coverage(long terms) {
        return share(terms & written, written);
    }

    /** The share of what synonyms brought that is among these, by rarity. */
    double synonymCoverage(long terms) {
        long synonyms = ~written & (rarity.length == Long.SIZE ? -1L : (1L << rarity.length) - 1);
        return share(terms & synonyms, synonyms);
    }

    boolean holdsRarest(long terms) {
        return rarest != NO_TERM && (terms & 1L << rarest) != 0;
    }

    boolean holdsSecondRarest(long terms) {
        return secondRarest != NO_TERM && (terms & 1L << secondRarest) != 0;
    }

    boolean asksFor(String stem) {
        return stems.contains(stem);
    }

    boolean asksForAny(Set<String> wanted) {
        return wanted.stream().anyMatch(stems::contains);
    }

    /** Of the words, sorted. */
    int[] trigrams() {
        return trigrams;
    }

    private double share(long part, long whole) {
        double all = sum(whole);
        return all == 0 ? 0 : sum(part) / all;
    }

    private double sum(long terms) {
        double sum = 0;
        for (long left = terms; left != 0; left &= left - 1) {
            sum += rarity[Long.numberOfTrailingZeros(left)];
        }
        return sum;
    }

    private static double rarity(Term term, IndexView view) throws IOException {
        int frequency = 0;
        for (Reading reading : term.readings()) {
            frequency = Math.max(frequency, view.ficheFrequency(reading.stem()));
        }
        return view.rarity(frequency);
    }
}
