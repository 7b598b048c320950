package fr.lanterne.knowledge.search;

import java.util.List;

/**
 * The numbers by which candidates are found among the fiches, fitted on questions that citizens sent to service-public.fr.
 *
 * <p>Each word of a question counts where it weighs most, the other fields adding a share; the words add up.
 *
 * @param weights of a word by the field that holds it, in the order of {@link #FIELDS}
 * @param otherFields the share of what the word weighs in the fields where it does not weigh most, from 0 to 1
 * @param passageHeadings the weight of a word in the headings of a passage beside its text
 * @param fewLinks so many links by a word weigh half of what any number does
 * @param corrected the weight of a corrected word beside a well-spelled one; at 0 nothing is corrected
 * @param synonym the weight of a word that a synonym brought
 * @param family the weight of another word of the same family
 */
record Ranking(List<Float> weights, float otherFields, float passageHeadings, float fewLinks, float corrected,
        float synonym, float family) {

    /** Where words of a fiche as a whole stand. */
    static final List<String> FIELDS = List.of(FicheDocuments.TITLE, FicheDocuments.KEYWORDS,
            FicheDocuments.LINK_TEXT, FicheDocuments.THEME, FicheDocuments.SUMMARY, FicheDocuments.HEADINGS,
            FicheDocuments.TEXT);

    static final int TITLE = 0;
    static final int KEYWORDS = 1;
    static final int LINKS = 2;
    static final int THEME = 3;
    static final int SUMMARY = 4;
    static final int HEADINGS = 5;
    static final int TEXT = 6;

    static final Ranking FITTED = new Ranking(List.of(1.9f, 1.5f, 0.9f, 1.5f, 1.2f, 0.7f, 0.9f), 0.2f, 0.4f, 1.5f, 0.8f,
            0.5f, 0.6f);

    Ranking {
        weights = List.copyOf(weights);
    }

    Ranking withoutCorrection() {
        return new Ranking(weights, otherFields, passageHeadings, fewLinks, 0, synonym, family);
    }

    boolean corrects() {
        return corrected > 0;
    }

    /** Whether a field names the fiche rather than tells of it. */
    static boolean names(int field) {
        return field <= LINKS;
    }

    /** What a word is worth to a document: where it weighs most, and a share of the rest. */
    float together(float best, float sum) {
        return best + otherFields * (sum - best);
    }
}
