package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.search.FicheSearch.Match;
import fr.lanterne.knowledge.search.FicheSearch.Ranked;
import fr.lanterne.knowledge.search.Question.Origin;
import fr.lanterne.knowledge.search.Question.Reading;
import fr.lanterne.knowledge.search.Question.Term;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What speaks for the first fiches being the answer. Words count by how rare they are among the fiches; a word that none
 * holds is as rare as can be.
 *
 * @param coverage the share of the question's words that the first fiche holds
 * @param passageCoverage the share that its best passage holds
 * @param strength the score of the first fiche for each unit of rarity in the question
 * @param margin by how much the first fiche stands out from the fifth, from 0 to 1
 * @param unknown the share of the question's words that no fiche holds
 * @param corrected the share of the question's words that had to be corrected
 * @param amount how much there was to go by: the logarithm of the question's length in words as rare as can be
 * @param title the share of the first fiche's title that the question names
 */
record Evidence(double coverage, double passageCoverage, double strength, double margin, double unknown,
        double corrected, double amount, double title) {

    private static final int STANDS_OUT_FROM = 5;

    /** Of at least one fiche, best first. */
    static Evidence of(Question question, List<Ranked> ranked, IndexView view) throws IOException {
        Ranked first = ranked.getFirst();
        long inFiche = first.fiche().matched();
        long inPassage = first.passages().stream().findFirst().map(Match::matched).orElse(0L);
        double total = 0;
        double covered = 0;
        double coveredByPassage = 0;
        double unknown = 0;
        double corrected = 0;
        for (int i = 0; i < question.terms().size(); i++) {
            Term term = question.terms().get(i);
            if (term.origin() != Origin.SYNONYM) {
                double rarity = rarity(term, view);
                total += rarity;
                covered += holds(inFiche, i) ? rarity : 0;
                coveredByPassage += holds(inPassage, i) ? rarity : 0;
                unknown += term.isUnknown() ? rarity : 0;
                corrected += term.origin() == Origin.CORRECTED ? rarity : 0;
            }
        }
        if (total == 0) {
            return new Evidence(0, 0, 0, 0, 1, 0, 0, 0);
        }
        double other = ranked.size() < STANDS_OUT_FROM ? 0 : ranked.get(STANDS_OUT_FROM - 1).score();
        return new Evidence(covered / total, coveredByPassage / total, first.score() / total,
                1 - other / first.score(), unknown / total, corrected / total,
                Math.log1p(total / rarity(0, view)), titleShare(question, first, view));
    }

    /** The figures by name. */
    Map<String, Double> described() {
        return Map.of("coverage", coverage, "passageCoverage", passageCoverage, "strength", strength, "margin", margin,
                "unknown", unknown, "corrected", corrected, "amount", amount, "title", title);
    }

    private static double titleShare(Question question, Ranked fiche, IndexView view) throws IOException {
        Set<String> asked = new HashSet<>();
        question.terms().forEach(term -> term.readings().forEach(reading -> asked.add(reading.stem())));
        double total = 0;
        double named = 0;
        for (String stem : FrenchAnalysis.stems(view.title(fiche.fiche().document()))) {
            double rarity = rarity(view.ficheFrequency(stem), view);
            total += rarity;
            named += asked.contains(stem) ? rarity : 0;
        }
        return total == 0 ? 0 : named / total;
    }

    private static boolean holds(long matched, int term) {
        return (matched & 1L << term) != 0;
    }

    private static double rarity(Term term, IndexView view) throws IOException {
        int frequency = 0;
        for (Reading reading : term.readings()) {
            frequency = Math.max(frequency, view.ficheFrequency(reading.stem()));
        }
        return rarity(frequency, view);
    }

    private static double rarity(int frequency, IndexView view) {
        return Math.log(1 + (view.fiches() - frequency + 0.5) / (frequency + 0.5));
    }
}
