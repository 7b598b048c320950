package fr.lanterne.knowledge.search;

/**
 * What speaks for a fiche being the answer to a question, each a number of the order of one. Rarity is the inverse document
 * frequency; "relative" means beside the best of the candidates.
 */
enum Feature {
    /** What the words of the question weigh in the fiche as a whole. */
    SCORE, RELATIVE_SCORE,
    /** What they weigh in one field. */
    TITLE, KEYWORDS, THEME, SUMMARY, HEADINGS, TEXT, LINKS, RELATIVE_TITLE, RELATIVE_LINKS,
    /** What they weigh in the passages that match best. */
    PASSAGE, RELATIVE_PASSAGE, SECOND_PASSAGE, THREE_PASSAGES,
    /** The share of the words, by rarity, that the fiche holds: anywhere, in its best passage, where it is named. */
    COVERAGE, PASSAGE_COVERAGE, NAME_COVERAGE, PASSAGE_OR_NAME_COVERAGE, SYNONYM_COVERAGE,
    /** Whether it holds the two rarest words. */
    RAREST, RAREST_IN_NAME, RAREST_IN_PASSAGE, SECOND_RAREST, SECOND_RAREST_IN_NAME,
    /** How title and question meet. */
    TITLE_NAMED, TITLE_UNNAMED, RAREST_UNNAMED, TITLE_HEAD_NAMED, TITLE_WORDS_NAMED, TITLE_TRIGRAMS, TRIGRAMS_OF_TITLE,
    /** What the fiche is like before any question. */
    TITLE_LENGTH, PASSAGES, LINKED_FROM, IS_QUESTION, FOR_PROFESSIONALS, FOR_ASSOCIATIONS,
    /** Whether an editor here looks after it, beside the share of all fiches of which it is so. */
    KEPT_HERE,
    /** It is about civil servants, though the question is not; it is, and so is the question. */
    CIVIL_SERVICE_UNASKED, CIVIL_SERVICE_ASKED,
    /** The share of the first candidates' weight that lies on its theme, and on fiches linked with it. */
    THEME_MASS, NEIGHBOUR_MASS,
    /** One by its place among the candidates. */
    RECIPROCAL_PLACE;

    /** Where it stands in a row of features. */
    @SuppressWarnings("EnumOrdinal") // rows are arithmetic, by the thousand for each question
    int column() {
        return ordinal();
    }
}
