package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Explained;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a question asks for.
 *
 * @param terms in the order of the question, what synonyms brought last; at most {@value #MOST_TERMS}
 * @param namesForeignPlace whether it names a country or a city with an administration of its own
 */
record Question(List<Term> terms, boolean namesForeignPlace) {

    /** One bit of a long for each. */
    static final int MOST_TERMS = 64;

    Question {
        terms = List.copyOf(terms);
        if (terms.size() > MOST_TERMS) {
            throw new IllegalArgumentException("a question has at most " + MOST_TERMS + " terms");
        }
    }

    /** The terms as {@link Explained} shows them. */
    List<String> described() {
        return terms.stream().map(Term::described).toList();
    }

    /**
     * A word of the question.
     *
     * @param word without accents, in lower case
     * @param readings the stems that it may stand for; none when no fiche holds anything like it
     * @param origin how it came into the question
     */
    record Term(String word, List<Reading> readings, Origin origin) {
        Term {
            readings = List.copyOf(readings);
        }

        boolean isUnknown() {
            return readings.isEmpty();
        }

        private String described() {
            String stems = isUnknown() ? "?" : readings.stream().map(Reading::stem).collect(Collectors.joining(", "));
            return switch (origin) {
                case WRITTEN -> readings.size() < 2
                        ? word
                        : word + " ~ " + readings.stream().skip(1).map(Reading::stem).collect(Collectors.joining(", "));
                case CORRECTED -> word + " → " + stems;
                case SYNONYM -> "+ " + word;
            };
        }
    }

    /** How a term came into the question. */
    enum Origin {
        WRITTEN, CORRECTED, SYNONYM
    }

    /**
     * A stem that a word may stand for.
     *
     * @param weight 1 for the word as written
     */
    record Reading(String stem, float weight) {}
}
