package fr.lanterne.knowledge.search;

import java.util.List;

/**
 * A fiche that matches a question.
 *
 * @param fiche its number in the {@link FicheTable}
 * @param score of the fiche as a whole
 * @param fields what the terms weigh in each of {@link Ranking#FIELDS}
 * @param matched the terms of the question that it holds, a bit for each in their order
 * @param named those that stand where a fiche is named: title, keywords, links that lead to it
 * @param passages those that match, best first
 */
record Candidate(int fiche, double score, double[] fields, long matched, long named, List<PassageMatch> passages) {

    Candidate {
        passages = List.copyOf(passages);
    }

    Candidate with(List<PassageMatch> found) {
        return new Candidate(fiche, score, fields, matched, named, found);
    }

    double title() {
        return fields[Ranking.TITLE];
    }

    double links() {
        return fields[Ranking.LINKS];
    }

    /** The terms that its best passage holds. */
    long inPassage() {
        return passages.isEmpty() ? 0 : passages.getFirst().matched();
    }

    /** Of the passage at that place, from 0; 0 when it has not so many that match. */
    double passageScore(int place) {
        return place < passages.size() ? passages.get(place).score() : 0;
    }
}
