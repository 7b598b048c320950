package fr.lanterne.knowledge;

/** A part of the search that can be left out of a fitting, to see what it brings. */
public enum SearchPart {
    /** Correction of spelling, and words that were run together. */
    CORRECTION,
    /** Words of one family. */
    FAMILIES,
    /** Everyday words, nicknames and acronyms. */
    SYNONYMS,
    /** What the words weigh in each field of the fiche, beside what they weigh in all. */
    FIELDS,
    /** Links that lead to the fiche. */
    LINKS,
    /** The passages that match best. */
    PASSAGES,
    /** How many of the words, and of the rarest, the fiche holds. */
    COVERAGE,
    /** How title and question meet. */
    TITLE,
    /** What the fiche is like before any question. */
    FICHE,
    /** The theme and the linked fiches of the other candidates. */
    NEIGHBOURS,
    /** All that the ranker weighs but the score by which candidates are found. */
    RANKER
}
