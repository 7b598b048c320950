package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.search.FicheSearch.Match;
import fr.lanterne.knowledge.search.FicheSearch.Ranked;
import fr.lanterne.knowledge.search.Question.Origin;
import fr.lanterne.knowledge.search.Question.Reading;
import fr.lanterne.knowledge.search.Question.Term;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What speaks for the first fiches being the answer. Words count by how rare they are among the fiches; a word that none
 * holds is as rare as can be.
 *
 * @param coverage the share of the question's words that the first fiche holds
 * @param passageCoverage the share that its best passage holds
 * @param strength the score of the first fiche for each unit of rarity in the question
 * @param margin by how much the first fiche stands out from the fifth, from 0 to 1
 * @param unknown the share of the question's words that no fiche holds
 * @param amount how much there was to go by: the logarithm of the question's rarity
 */
record Evidence(double coverage, double passageCoverage, double strength, double margin, double unknown,
        double amount) {

    private static final int STANDS_OUT_FROM = 5;

    /** Of at least one fiche, best first. */
    static Evidence of(Question question, List<Ranked> ranked, IndexView view) throws IOException {
        Ranked first = ranked.getFirst();
        long inPassage = first.passages().stream().findFirst().map(Match::matched).orElse(0L);
        double total = 0;
        double covered = 0;
        double coveredByPassage = 0;
        double unknown = 0;
        for (int i = 0; i < question.terms().size(); i++) {
            Term term = question.terms().get(i);
            if (term.origin() != Origin.SYNONYM) {
                double rarity = rarity(term, view);
                total += rarity;
                covered += holds(first.fiche().matched(), i) ? rarity : 0;
                coveredByPassage += holds(inPassage, i) ? rarity : 0;
                unknown += term.isUnknown() ? rarity : 0;
            }
        }
        if (total == 0) {
            return new Evidence(0, 0, 0, 0, 1, 0);
        }
        double other = ranked.size() < STANDS_OUT_FROM ? 0 : ranked.get(STANDS_OUT_FROM - 1).score();
        return new Evidence(covered / total, coveredByPassage / total, first.score() / total,
                1 - other / first.score(), unknown / total, Math.log1p(total));
    }

    /** The figures by name. */
    Map<String, Double> described() {
        return Map.of("coverage", coverage, "passageCoverage", passageCoverage, "strength", strength, "margin", margin,
                "unknown", unknown, "amount", amount);
    }

    private static boolean holds(long matched, int term) {
        return (matched & 1L << term) != 0;
    }

    private static double rarity(Term term, IndexView view) throws IOException {
        int frequency = 0;
        for (Reading reading : term.readings()) {
            frequency = Math.max(frequency, view.ficheFrequency(reading.stem()));
        }
        return Math.log(1 + (view.fiches() - frequency + 0.5) / (frequency + 0.5));
    }
}
