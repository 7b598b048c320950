package fr.lanterne.knowledge.search;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What words found beside what outside models say. Both are brought to deviations from their mean among the candidates, so
 * that a weight means the same for any model, and are added to the ranker's worth.
 *
 * @param byWords best first
 * @param neighbours fiches that are near in meaning and not among those, with what the ranker gives for their words
 * @param nearest by fiche; those without a vector are left out
 */
record Fusion(List<Ranked> byWords, List<Ranked> neighbours, Map<Integer, Meaning.Nearest> nearest) {

    Fusion {
        byWords = List.copyOf(byWords);
        neighbours = List.copyOf(neighbours);
        nearest = Map.copyOf(nearest);
    }

    /**
     * Best first, with what the nearness in meaning adds to the worth. A fiche without a vector counts as of mean nearness.
     *
     * @param weight of one deviation among the candidates
     */
    List<Ranked> byMeaning(double weight) {
        if (weight == 0 || nearest.isEmpty()) {
            return byWords;
        }
        Standard standard = Standard.of(byWords.stream().map(this::nearest).filter(Objects::nonNull)
                .map(Meaning.Nearest::cosine).toList());
        List<Ranked> all = Stream.concat(byWords.stream(), neighbours.stream()).toList();
        return Ranked.moved(all, all.stream().mapToDouble(fiche -> {
            Meaning.Nearest near = nearest(fiche);
            return near == null ? 0 : weight * standard.of(near.cosine());
        }).toArray());
    }

    /**
     * The order with what a reranker's scores of the first fiches add.
     *
     * @param scores of as many fiches as the reranker read; none when it did not
     * @param weight of one deviation among the scores
     */
    static List<Ranked> reranked(List<Ranked> order, List<Double> scores, double weight) {
        if (weight == 0 || scores.isEmpty()) {
            return order;
        }
        Standard standard = Standard.of(scores);
        return Ranked.moved(order, IntStream.range(0, order.size())
                .mapToDouble(place -> place < scores.size() ? weight * standard.of(scores.get(place)) : 0).toArray());
    }

    private Meaning.@Nullable Nearest nearest(Ranked fiche) {
        return nearest.get(fiche.candidate().fiche());
    }
}
