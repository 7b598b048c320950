package fr.lanterne.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.ModelFitting.Request;
import fr.lanterne.knowledge.SearchPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fitting of both models on the starter set and its golden questions. */
class FittingTests {

    private static final Path STARTER_SET = Path.of("src/main/resources/fiches");
    private static final Path OUTSIDE = Path
            .of("src/test/resources/fr/lanterne/knowledge/search/outside-questions-to-fit.txt");

    @TempDir
    Path folder;

    private Path fit(String to, SearchPart... without) throws IOException {
        Path questions = Files.writeString(folder.resolve("questions.tsv"),
                "permis perdu\tpermis-de-conduire\nma carte vitale marche plus\tcompte-ameli\n");
        Path models = folder.resolve(to);
        new CrossValidatedFitting().fit(new Request(List.of(STARTER_SET), List.of(questions), List.of(STARTER_SET),
                OUTSIDE, models, Set.of(without)), (step, done, total) -> {});
        return models;
    }

    @Test
    void givesTheSameModelsForTheSameFiles() throws IOException {
        Path once = fit("once");
        Path again = fit("again");
        for (String model : List.of("ranking-model.tsv", "confidence-model.tsv")) {
            assertThat(again.resolve(model)).hasSameTextualContentAs(once.resolve(model));
        }
        assertThat(once.resolve("confidence-model.tsv")).content().contains("# threshold chosen: ");
    }

    @Test
    void givesNoWeightToWhatIsLeftOut() throws IOException {
        Path models = fit("without", SearchPart.LINKS, SearchPart.TITLE);
        assertThat(Files.readAllLines(models.resolve("ranking-model.tsv")))
                .contains("linked_from\t0.0", "title_named\t0.0", "title_named.short\t0.0")
                .noneMatch(line -> line.startsWith("score\t0.0"));
    }
}
