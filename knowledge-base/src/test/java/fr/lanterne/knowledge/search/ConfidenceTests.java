package fr.lanterne.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.Retrieval;
import fr.lanterne.knowledge.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is answered and what is not, over the starter set and over the archive of service-public.fr. */
class ConfidenceTests {

    private static final Path STARTER_SET = Path.of("src/main/resources/fiches");
    private static final List<String> IN_SCOPE = List.of("Comment je renouvelle mon permis de conduire ?",
            "ma carte d'identité est périmée je fais quoi", "c koi franceconnect", "permis perdu",
            "j'ai reçu un sms de la poste pour un colis");

    @Test
    void tellsQuestionsFromOthersOverTheStarterSet() throws IOException {
        tellsQuestionsFromOthers(STARTER_SET);
    }

    @Test
    void tellsQuestionsFromOthersOverTheStarterSetBesideTheArchive() throws IOException {
        tellsQuestionsFromOthers(STARTER_SET, SharedData.file("service-public/vosdroits-particuliers.zip"));
    }

    /** The report tells which threshold the risk and coverage chose. */
    @Test
    void answersFromTheThresholdThatTheReportChose() throws IOException {
        try (InputStream in = Confidence.class.getResourceAsStream("confidence-model.tsv")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.startsWith("# threshold chosen: "))
                    .map(line -> line.replaceAll("[^0-9.]", "")))
                    .singleElement().satisfies(
                            chosen -> assertThat(Double.parseDouble(chosen)).isEqualTo(Confidence.THRESHOLD));
        }
    }

    private static void tellsQuestionsFromOthers(Path... locations) throws IOException {
        try (OfflineIndex index = OfflineIndex.of(SearchableFiches.in(locations))) {
            assertThat(IN_SCOPE).allSatisfy(question -> assertThat(index.retrieve(question).retrieval())
                    .isInstanceOf(Retrieval.Found.class));
            assertThat(index.retrieve("quelle est la meilleure recette de crêpes ?").retrieval())
                    .isInstanceOf(Retrieval.NothingRelevant.class);
            assertThat(shareAnswered(index)).isLessThanOrEqualTo(0.05);
        }
    }

    private static double shareAnswered(OfflineIndex index) throws IOException {
        List<String> answered = new ArrayList<>();
        for (String question : outOfScope()) {
            if (index.retrieve(question).retrieval() instanceof Retrieval.Found) {
                answered.add(question);
            }
        }
        return (double) answered.size() / outOfScope().size();
    }

    private static List<String> outOfScope() throws IOException {
        try (InputStream in = ConfidenceTests.class.getResourceAsStream("out-of-scope-questions.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }
}
