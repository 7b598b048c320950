package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Retrieval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What speaks for one of the first three fiches being the answer. */
enum Evidence {
    /** The chance of the first fiche, and of the first three together. */
    FIRST_CHANCE, THREE_CHANCES,
    /** How far the first is ahead of the fourth, as a logarithm; how evenly the chances are spread. */
    MARGIN, ENTROPY,
    /** What the ranker gives the first. */
    WORTH,
    /** Of the first fiche. */
    SCORE, PASSAGE, COVERAGE, PASSAGE_COVERAGE, NAME_COVERAGE, PASSAGE_OR_NAME_COVERAGE, TITLE_NAMED, TITLE_HEAD_NAMED, RAREST, RAREST_IN_NAME, SECOND_RAREST, THEME_MASS, NEIGHBOUR_MASS,
    /** The best of the first three. */
    THREE_COVERAGE, THREE_PASSAGE_COVERAGE, THREE_NAME_COVERAGE, THREE_RAREST_IN_NAME,
    /** Of the question: the share of words that no fiche holds, or that had to be corrected, and how much there is to go by. */
    UNKNOWN, CORRECTED, AMOUNT, AMOUNT_SQUARED, UNKNOWN_AMOUNT, RECIPROCAL_LENGTH,
    /** Whether it names a place abroad. */
    FOREIGN_PLACE;

    private static final double NEVER = 1e-9;

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Evidence each : values()) {
            names.add(each.key());
        }
        return List.copyOf(names);
    }

    /** The numbers by name. */
    static Map<String, Double> described(double[] evidence) {
        Map<String, Double> described = new LinkedHashMap<>();
        List<String> names = names();
        for (int i = 0; i < evidence.length; i++) {
            described.put(names.get(i), evidence[i]);
        }
        return described;
    }

    /** In the order of the names; of at least one fiche, best first. */
    static double[] of(WeighedQuestion question, List<Ranked> ranked, IndexView view) {
        double amount = Math.log1p(question.amount() / view.rarity(0));
        return Arrays.stream(values()).mapToDouble(each -> each.value(question, ranked, amount)).toArray();
    }

    private double value(WeighedQuestion question, List<Ranked> ranked, double amount) {
        Ranked first = ranked.getFirst();
        return switch (this) {
            case FIRST_CHANCE -> first.chance();
            case THREE_CHANCES -> ranked.stream().limit(Retrieval.CITED).mapToDouble(Ranked::chance).sum();
            case MARGIN -> Math.log(first.chance() / (chance(ranked, Retrieval.CITED) + NEVER) + NEVER);
            case ENTROPY -> -ranked.stream().mapToDouble(Ranked::chance)
                    .map(chance -> chance * Math.log(chance + NEVER)).sum();
            case WORTH -> first.worth() / 5;
            case SCORE -> first.feature(Feature.SCORE);
            case PASSAGE -> first.feature(Feature.PASSAGE);
            case COVERAGE -> first.feature(Feature.COVERAGE);
            case PASSAGE_COVERAGE -> first.feature(Feature.PASSAGE_COVERAGE);
            case NAME_COVERAGE -> first.feature(Feature.NAME_COVERAGE);
            case PASSAGE_OR_NAME_COVERAGE -> first.feature(Feature.PASSAGE_OR_NAME_COVERAGE);
            case TITLE_NAMED -> first.feature(Feature.TITLE_NAMED);
            case TITLE_HEAD_NAMED -> first.feature(Feature.TITLE_HEAD_NAMED);
            case RAREST -> first.feature(Feature.RAREST);
            case RAREST_IN_NAME -> first.feature(Feature.RAREST_IN_NAME);
            case SECOND_RAREST -> first.feature(Feature.SECOND_RAREST);
            case THEME_MASS -> first.feature(Feature.THEME_MASS);
            case NEIGHBOUR_MASS -> first.feature(Feature.NEIGHBOUR_MASS);
            case THREE_COVERAGE -> bestOfCited(ranked, Feature.COVERAGE);
            case THREE_PASSAGE_COVERAGE -> bestOfCited(ranked, Feature.PASSAGE_COVERAGE);
            case THREE_NAME_COVERAGE -> bestOfCited(ranked, Feature.NAME_COVERAGE);
            case THREE_RAREST_IN_NAME -> bestOfCited(ranked, Feature.RAREST_IN_NAME);
            case UNKNOWN -> question.unknownShare();
            case CORRECTED -> question.correctedShare();
            case AMOUNT -> amount;
            case AMOUNT_SQUARED -> amount * amount;
            case UNKNOWN_AMOUNT -> question.unknownShare() * amount;
            case FOREIGN_PLACE -> question.namesForeignPlace() ? 1 : 0;
            case RECIPROCAL_LENGTH -> 1.0 / Math.max(1, question.length());
        };
    }

    private static double chance(List<Ranked> ranked, int place) {
        return place < ranked.size() ? ranked.get(place).chance() : 0;
    }

    private static double bestOfCited(List<Ranked> ranked, Feature feature) {
        return ranked.stream().limit(Retrieval.CITED).mapToDouble(each -> each.feature(feature)).max().orElse(0);
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
