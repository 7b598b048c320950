package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.SearchPart;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A search without some of its parts. Features that are left out are 0: a ranker that is fitted to them gives them no weight. */
final class Ablation {

    private final QuestionWords words;
    private final Ranking ranking;
    private final Set<Feature> left = EnumSet.noneOf(Feature.class);

    Ablation(Set<SearchPart> without) {
        words = QuestionWords.shipped().without(without.contains(SearchPart.SYNONYMS),
                without.contains(SearchPart.FAMILIES));
        ranking = without.contains(SearchPart.CORRECTION) ? Ranking.FITTED.withoutCorrection() : Ranking.FITTED;
        without.forEach(part -> left.addAll(features(part)));
    }

    QuestionWords words() {
        return words;
    }

    QuestionReader reader() {
        return new QuestionReader(words, ranking);
    }

    /** The same rows with the left out features at 0. */
    double[][] features(double[][] rows) {
        if (left.isEmpty()) {
            return rows;
        }
        int half = Feature.values().length;
        double[][] kept = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        for (double[] row : kept) {
            for (Feature feature : left) {
                row[feature.column()] = 0;
                row[half + feature.column()] = 0;
            }
        }
        return kept;
    }

    private static Set<Feature> features(SearchPart part) {
        return switch (part) {
            case CORRECTION, FAMILIES -> EnumSet.noneOf(Feature.class);
            case SYNONYMS -> EnumSet.of(Feature.SYNONYM_COVERAGE);
            case FIELDS -> EnumSet.of(Feature.TITLE, Feature.RELATIVE_TITLE, Feature.KEYWORDS, Feature.THEME,
                    Feature.SUMMARY, Feature.HEADINGS, Feature.TEXT);
            case LINKS -> EnumSet.of(Feature.LINKS, Feature.RELATIVE_LINKS, Feature.LINKED_FROM);
            case PASSAGES -> EnumSet.of(Feature.PASSAGE, Feature.RELATIVE_PASSAGE, Feature.SECOND_PASSAGE,
                    Feature.THREE_PASSAGES, Feature.PASSAGE_COVERAGE, Feature.RAREST_IN_PASSAGE);
            case COVERAGE -> EnumSet.of(Feature.COVERAGE, Feature.NAME_COVERAGE, Feature.PASSAGE_OR_NAME_COVERAGE,
                    Feature.RAREST, Feature.RAREST_IN_NAME, Feature.SECOND_RAREST, Feature.SECOND_RAREST_IN_NAME);
            case TITLE -> EnumSet.range(Feature.TITLE_NAMED, Feature.TRIGRAMS_OF_TITLE);
            case FICHE -> EnumSet.of(Feature.TITLE_LENGTH, Feature.PASSAGES, Feature.IS_QUESTION,
                    Feature.FOR_PROFESSIONALS, Feature.FOR_ASSOCIATIONS, Feature.KEPT_HERE,
                    Feature.CIVIL_SERVICE_UNASKED, Feature.CIVIL_SERVICE_ASKED);
            case NEIGHBOURS -> EnumSet.of(Feature.THEME_MASS, Feature.NEIGHBOUR_MASS);
            case RANKER -> EnumSet.complementOf(EnumSet.of(Feature.SCORE));
        };
    }
}
