package fr.lanterne.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.evaluation.ListwiseRanker.Candidates;
import fr.lanterne.knowledge.evaluation.LogisticRegression.Sight;
import fr.lanterne.knowledge.search.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the models learn from, on data whose laws are known. */
class LearningTests {

    private static final List<String> NAMES = List.of("telling", "noise");

    private final Random random = new Random(7);

    @Test
    void findsTheMinimumOfALongValley() {
        double[] found = Minimum.of((point, gradient) -> {
            gradient[0] = 2 * (point[0] - 3);
            gradient[1] = 2_000 * (point[1] + 2);
            return Math.pow(point[0] - 3, 2) + 1_000 * Math.pow(point[1] + 2, 2);
        }, 2);
        assertThat(found[0]).isCloseTo(3, within(1e-4));
        assertThat(found[1]).isCloseTo(-2, within(1e-4));
    }

    @Test
    void staysWhereNothingIsToGain() {
        assertThat(Minimum.of((point, gradient) -> 1, 3)).containsOnly(0);
    }

    @Test
    void learnsHowProbableAYesIs() {
        List<Sight> seen = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            double telling = random.nextGaussian();
            boolean yes = random.nextDouble() < 1 / (1 + Math.exp(-(0.5 + 2 * telling)));
            seen.add(new Sight(new double[]{telling, random.nextGaussian()}, yes));
        }
        LinearModel model = LogisticRegression.fit(NAMES, seen, 1);
        assertThat(model.of(new double[]{0, 0})).isCloseTo(0.5, within(0.2));
        assertThat(model.of(new double[]{1, 0})).isCloseTo(2.5, within(0.35));
        assertThat(model.of(new double[]{0, 1}) - model.of(new double[]{0, 0})).isCloseTo(0, within(0.2));
    }

    @Test
    void learnsToPutTheExpectedFirst() {
        List<Candidates> questions = questions(200);
        LinearModel model = ListwiseRanker.fit(NAMES, questions, 1);
        long right = questions(200).stream().filter(question -> isFirst(model, question)).count();
        assertThat(right).isGreaterThan(190);
        assertThat(ListwiseRanker.fit(NAMES, questions, 1).asText()).isEqualTo(model.asText());
    }

    @Test
    void neverTestsATopicThatItLearnedFrom() {
        List<Set<FicheId>> expected = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            expected.add(random.ints(1 + random.nextInt(3), 0, 150).mapToObj(fiche -> new FicheId("f" + fiche))
                    .collect(Collectors.toSet()));
        }
        Topics topics = new Topics(expected, 5);
        for (Set<FicheId> one : expected) {
            expected.stream().filter(other -> other.stream().anyMatch(one::contains))
                    .forEach(other -> assertThat(topics.fold(other)).isEqualTo(topics.fold(one)));
        }
    }

    @Test
    void dealsTopicsIntoAllFolds() {
        List<Set<FicheId>> expected = random.ints(100, 0, 40).mapToObj(fiche -> Set.of(new FicheId("f" + fiche)))
                .toList();
        Topics topics = new Topics(expected, 5);
        assertThat(expected.stream().map(topics::fold).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void dealsAlikeInWhateverOrderASetTellsItsFiches() {
        List<Set<FicheId>> one = new ArrayList<>();
        List<Set<FicheId>> other = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            List<FicheId> expected = random.ints(1 + random.nextInt(3), 0, 150)
                    .mapToObj(fiche -> new FicheId("f" + fiche)).toList();
            one.add(new LinkedHashSet<>(expected));
            other.add(new LinkedHashSet<>(expected.reversed()));
        }
        Topics topics = new Topics(one, 5);
        Topics others = new Topics(other, 5);
        assertThat(one).allSatisfy(
                expected -> assertThat(topics.fold(expected)).isEqualTo(others.fold(expected)));
    }

    /** One of ten candidates is expected: the one whose first feature is the largest. */
    private List<Candidates> questions(int count) {
        List<Candidates> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[][] rows = new double[10][];
            for (int j = 0; j < rows.length; j++) {
                rows[j] = new double[]{random.nextGaussian(), 100 * random.nextGaussian()};
            }
            int best = random.nextInt(rows.length);
            rows[best][0] = 5;
            boolean[] expected = new boolean[rows.length];
            expected[best] = true;
            questions.add(new Candidates(rows, expected));
        }
        return questions;
    }

    private static boolean isFirst(LinearModel model, Candidates question) {
        double[] worth = Arrays.stream(question.rows()).mapToDouble(model::of).toArray();
        double most = Arrays.stream(worth).max().orElseThrow();
        for (int i = 0; i < worth.length; i++) {
            if (worth[i] == most) {
                return question.expected()[i];
            }
        }
        return false;
    }
}
