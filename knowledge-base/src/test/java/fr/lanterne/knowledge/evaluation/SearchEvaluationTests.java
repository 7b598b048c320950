package fr.lanterne.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import fr.lanterne.knowledge.AnswerEvaluation.Report;
import fr.lanterne.knowledge.AnswerEvaluation.Request;
import fr.lanterne.knowledge.Audience;
import fr.lanterne.knowledge.SharedData;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.fiche.FicheMarkdown;
import fr.lanterne.knowledge.fiche.SomeFiches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SearchEvaluationTests {

    private final SearchEvaluation evaluation = new SearchEvaluation(new ExplanationFile(JsonMapper.shared()),
            new WeightTrial(Optional.empty(), Optional.empty(), 20));

    @TempDir
    Path folder;

    @Test
    void countsWhereTheExpectedFichesStand() throws IOException {
        write(SomeFiches.fiche("permis", "Permis de conduire perdu", "Déclarez la perte du permis de conduire."));
        write(SomeFiches.fiche("passeport", "Passeport", "La mairie reçoit la demande de passeport."));

        Report report = evaluate("permis perdu\tpermis\npasseport\tpermis,passeport\npasseport\tabsent\n");

        assertThat(report.questions()).isEqualTo(3);
        assertThat(report.fiches()).isEqualTo(2);
        assertThat(report.recall()).containsEntry(1, 2 / 3.0).containsEntry(10, 2 / 3.0);
        assertThat(report.mrr10()).isEqualTo(2 / 3.0);
        assertThat(report.searchMillis().p99()).isPositive();
        assertThat(report.confidence()).hasSize(19).isSortedAccordingTo(
                (one, other) -> Double.compare(other.answered(), one.answered()));
    }

    @Test
    void countsTiesAgainstUs() throws IOException {
        write(SomeFiches.fiche("un", "Jumeaux", "Le même texte."));
        write(SomeFiches.fiche("deux", "Jumeaux", "Le même texte."));

        assertThat(evaluate("jumeaux\tun\njumeaux\tdeux\n").recall()).containsEntry(1, 0.0).containsEntry(3, 1.0);
    }

    @Test
    void takesTheFicheOfTheFirstAudience() throws IOException {
        Fiche own = SomeFiches.fiche("F1", "Impôts des particuliers", "Déclaration de revenus.");
        Fiche other = new Fiche(own.id(), "Impôts des sociétés", Audience.PROFESSIONALS, List.of(), List.of(),
                "Bilan comptable.", List.of(), List.of(), List.of(), own.sources(), null, List.of(), List.of());
        Files.writeString(folder.resolve("a.md"), FicheMarkdown.write(other));
        Files.writeString(folder.resolve("b.md"), FicheMarkdown.write(own));

        Report report = evaluate("revenus\tF1\nbilan comptable\tF1\n");

        assertThat(report.fiches()).isEqualTo(1);
        assertThat(report.recall()).containsEntry(1, 0.5);
    }

    @Test
    void explainsEachQuestionOnALine() throws IOException {
        write(SomeFiches.fiche("permis", "Permis de conduire perdu", "Déclarez la perte du permis de conduire."));
        Path explain = folder.resolve("explain.jsonl");

        evaluation.evaluate(new Request(List.of(folder), questions("persmi\tpermis\n"), explain), (s, d, t) -> {});

        JsonNode line = JsonMapper.shared().readTree(Files.readAllLines(explain).getFirst());
        assertThat(line.get("question").asString()).isEqualTo("persmi");
        assertThat(line.get("terms").get(0).asString()).startsWith("persmi → permi");
        assertThat(line.get("hits").get(0).get("fiche").asString()).isEqualTo("permis");
        assertThat(line.get("rank").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sans fiche", "question\t", "\tF1", "question\tF1\tF2", "question\tpas un id"})
    void refusesALineThatIsNoQuestion(String line) throws IOException {
        Path questions = questions("permis\tF1\n" + line + "\n");

        assertThatIOException().isThrownBy(() -> QuestionSet.read(questions)).withMessageContaining("line 2");
    }

    @Test
    void namesALocationThatCannotBeRead() throws IOException {
        Request request = new Request(List.of(folder.resolve("absent.zip")), questions("permis\tF1\n"), null);

        assertThatIOException().isThrownBy(() -> evaluation.evaluate(request, (s, d, t) -> {}))
                .withMessageContaining("absent.zip");
    }

    @Test
    void findsWhatCitizensAskedServicePublic() throws IOException {
        Report plain = evaluateShared("piaf.dev.tsv");

        assertThat(plain.questions()).isEqualTo(152);
        assertThat(plain.recall().get(5)).isGreaterThanOrEqualTo(0.65);
        assertThat(plain.answered()).isGreaterThanOrEqualTo(0.55);
        assertThat(evaluateShared("piaf.dev.typos.tsv").recall().get(5)).isGreaterThanOrEqualTo(0.6);
    }

    private Report evaluateShared(String questions) throws IOException {
        List<Path> archives = Stream.of("particuliers", "associations", "professionnels")
                .map(name -> SharedData.file("service-public/vosdroits-" + name + ".zip")).toList();
        return evaluation.evaluate(new Request(archives, SharedData.file("questions/" + questions), null),
                (step, done, total) -> {});
    }

    private Report evaluate(String questions) throws IOException {
        return evaluation.evaluate(new Request(List.of(folder), questions(questions), null), (s, d, t) -> {});
    }

    private Path questions(String lines) throws IOException {
        return Files.writeString(folder.resolve("questions.tsv"), lines);
    }

    private void write(Fiche fiche) throws IOException {
        Files.writeString(folder.resolve(fiche.id() + ".md"), FicheMarkdown.write(fiche));
    }
}
