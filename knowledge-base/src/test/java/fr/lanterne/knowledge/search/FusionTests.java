package fr.lanterne.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FusionTests {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void standardisesByMeanAndDeviation() {
        Standard standard = Standard.of(List.of(1.0, 2.0, 3.0, 6.0));

        assertThat(standard.of(3)).isEqualTo(0);
        assertThat(standard.of(6)).isCloseTo(3 / Math.sqrt(3.5), EXACT);
        assertThat(standard.of(1)).isCloseTo(-2 / Math.sqrt(3.5), EXACT);
    }

    @Test
    void countsForNothingWhatTellsNothingApart() {
        assertThat(Standard.of(List.of(0.4, 0.4, 0.4)).of(0.4)).isZero();
        assertThat(Standard.of(List.of(0.4)).of(9)).isZero();
        assertThat(Standard.of(List.of()).of(1)).isZero();
    }

    @Test
    void addsToTheWorthAndSharesTheChancesAnew() {
        List<Ranked> moved = Ranked.moved(ranked(1, 0), new double[]{0, 1.5});

        assertThat(fiches(moved)).containsExactly(1, 0);
        assertThat(moved).extracting(Ranked::worth).containsExactly(1.5, 1.0);
        assertThat(moved.getFirst().chance()).isCloseTo(1 / (1 + Math.exp(-0.5)), EXACT);
        assertThat(moved.stream().mapToDouble(Ranked::chance).sum()).isCloseTo(1, EXACT);
    }

    @Test
    void weighsNearnessByDeviationsAmongTheCandidates() {
        // Cosines 0.2, 0.4, 0.6: a deviation is 0.163, so the last gains 1.225 weights and the first loses as much.
        Fusion fusion = new Fusion(ranked(2, 1, 0), List.of(),
                Map.of(0, near(0.2), 1, near(0.4), 2, near(0.6)));

        assertThat(fusion.byMeaning(0)).isSameAs(fusion.byWords());
        assertThat(fiches(fusion.byMeaning(0.5))).containsExactly(0, 1, 2);
        assertThat(fiches(fusion.byMeaning(1))).containsExactly(2, 1, 0);
        assertThat(fusion.byMeaning(1).getFirst().worth()).isCloseTo(Math.sqrt(1.5), EXACT);
    }

    @Test
    void leavesAFicheWhereItIsWhoseVectorIsMissing() {
        Fusion fusion = new Fusion(ranked(2, 1, 0), List.of(), Map.of(0, near(0.2), 2, near(0.6)));

        assertThat(fusion.byMeaning(3)).filteredOn(fiche -> fiche.candidate().fiche() == 1)
                .extracting(Ranked::worth).containsExactly(1.0);
    }

    @Test
    void letsANeighbourInOnlyWhenMeaningCounts() {
        List<Ranked> neighbour = List.of(new Ranked(candidate(9), new double[0], -5, 1));
        Fusion fusion = new Fusion(ranked(2, 1, 0), neighbour,
                Map.of(0, near(0.2), 1, near(0.3), 2, near(0.2), 9, near(0.9)));

        assertThat(fiches(fusion.byMeaning(0))).doesNotContain(9);
        assertThat(fiches(fusion.byMeaning(1)).getFirst()).isEqualTo(9);
    }

    @Test
    void weighsTheScoresOfTheFichesThatTheRerankerRead() {
        List<Ranked> order = ranked(2, 1, 0);

        assertThat(Fusion.reranked(order, List.of(), 1)).isSameAs(order);
        assertThat(Fusion.reranked(order, List.of(5.0, 900.0), 0)).isSameAs(order);
        assertThat(fiches(Fusion.reranked(order, List.of(5.0, 900.0), 0.4))).containsExactly(0, 1, 2);
        assertThat(fiches(Fusion.reranked(order, List.of(5.0, 900.0), 0.6))).containsExactly(1, 0, 2);
    }

    @Test
    void keepsDirectionsInBytes() {
        assertThat(VectorSpace.inBytes(new float[]{0.5f, -1, 0, 0.25f})).containsExactly(64, -127, 0, 32);
        assertThat(VectorSpace.inBytes(new float[]{5e-30f, -1e-29f})).containsExactly(64, -127);
    }

    @Test
    void keepsModelsAndDimensionsApart() {
        assertThat(List.of(new VectorSpace("a", 8).field(), new VectorSpace("a", 9).field(),
                new VectorSpace("b", 8).field())).doesNotHaveDuplicates();
        assertThat(new VectorSpace("a", 8).field()).isEqualTo(new VectorSpace("a", 8).field());
    }

    /** Fiches 0, 1, … of that worth. */
    private static List<Ranked> ranked(double... worth) {
        return Ranked.moved(IntStream.range(0, worth.length)
                .mapToObj(fiche -> new Ranked(candidate(fiche), new double[0], 0, 0)).toList(), worth);
    }

    private static Candidate candidate(int fiche) {
        return new Candidate(fiche, 1, new double[7], 1, 0, List.of());
    }

    private static Meaning.Nearest near(double cosine) {
        return new Meaning.Nearest(0, cosine);
    }

    private static List<Integer> fiches(List<Ranked> ranked) {
        return ranked.stream().map(fiche -> fiche.candidate().fiche()).toList();
    }
}
