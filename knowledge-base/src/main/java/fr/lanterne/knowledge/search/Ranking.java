package fr.lanterne.knowledge.search;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers that order the fiches, fitted on questions that citizens sent to service-public.fr.
 *
 * <p>Each word of a question counts where it weighs most, the other fields adding a share; the words add up; the best
 * passage of a fiche adds to what the whole fiche is worth.
 *
 * @param fields the weight of a word by the field that holds it
 * @param otherFields the share of what the word weighs in the fields where it does not weigh most, from 0 to 1
 * @param passage the weight of the best passage beside the whole fiche
 * @param corrected the weight of a corrected word beside a well-spelled one
 * @param synonym the weight of a word that a synonym brought
 */
record Ranking(Map<String, Float> fields, float otherFields, float passage, float corrected, float synonym) {

    static final Ranking FITTED = new Ranking(
            Map.of(FicheDocuments.TITLE, 1.9f, FicheDocuments.KEYWORDS, 1.5f, FicheDocuments.THEME, 1.5f,
                    FicheDocuments.SUMMARY, 1.2f, FicheDocuments.HEADINGS, 0.7f, FicheDocuments.TEXT, 0.9f,
                    FicheDocuments.PASSAGE_HEADINGS, 0.4f, FicheDocuments.PASSAGE_TEXT, 1.0f),
            0.2f, 0.5f, 0.8f, 0.4f);

    Ranking {
        // In a fixed order: sums of floating-point numbers depend on it.
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }
}
