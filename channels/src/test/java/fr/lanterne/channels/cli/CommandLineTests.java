package fr.lanterne.channels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.channels.LanterneApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTests {

    @TempDir
    Path folder;

    private final StringWriter output = new StringWriter();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final PrintStream standardError = System.err;
    private Path fiches;

    @BeforeEach
    void twoFiches() throws IOException {
        System.setProperty("lanterne.data-dir", folder.resolve("data").toString());
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        fiches = Files.createDirectories(folder.resolve("fiches"));
        write("cantine", "Inscrire un enfant à la cantine", "Remplissez le dossier de la cantine à la mairie.");
        write("piscine", "Les horaires de la piscine", "La piscine ouvre à 9 h tous les jours.");
    }

    @AfterEach
    void restore() {
        System.clearProperty("lanterne.data-dir");
        System.setErr(standardError);
    }

    @Test
    void importsAFolderAndSaysWhenNothingChanged() throws IOException {
        Files.writeString(fiches.resolve("broken.md"), "---\nid: broken\n---\n");

        assertThat(run("import", fiches.toString())).isZero();
        assertThat(output.toString()).containsPattern("added +2").containsPattern("refused +1")
                .contains("broken.md: line 1: 'titre' is missing");
        output.getBuffer().setLength(0);

        assertThat(run("import", fiches.toString())).isZero();
        assertThat(output.toString()).containsPattern("unchanged +2").contains("Nothing changed.");
    }

    @Test
    void tellsWhyAnImportFailed() {
        assertThat(run("import", folder.resolve("nowhere.zip").toString())).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("Failed:").contains("nowhere.zip");
    }

    @Test
    void triesWeightsOnlyOfModelsThatAreSet() throws IOException {
        Path questions = Files.writeString(folder.resolve("questions.tsv"), "la piscine\tpiscine\n");

        assertThat(run("evaluate", "answers", "--fiches", fiches.toString(), "--questions", questions.toString(),
                "--weights", "0,-1")).isEqualTo(2);
        assertThat(run("evaluate", "answers", "--fiches", fiches.toString(), "--questions", questions.toString(),
                "--weights", "0,0.5")).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("--weights takes numbers from 0")
                .contains("set lanterne.embeddings.base-url");
    }

    @Test
    void triesWeightsOfTheModelsThatAreSet() throws IOException {
        Path questions = Files.writeString(folder.resolve("questions.tsv"), "horaires du dossier\tpiscine\n");
        try (var model = new SmallEmbeddingServer("piscine", "horaires")) {
            System.setProperty("lanterne.embeddings.base-url", model.address());
            System.setProperty("lanterne.embeddings.model", "small");

            assertThat(run("evaluate", "answers", "--fiches", fiches.toString(), "--questions", questions.toString(),
                    "--json", "--weights", "0,9")).isZero();
        } finally {
            System.clearProperty("lanterne.embeddings.base-url");
            System.clearProperty("lanterne.embeddings.model");
        }
        JsonNode weights = JsonMapper.shared().readTree(output.toString()).get("weights");
        assertThat(weights.size()).isEqualTo(2);
        assertThat(weights.get(1).get("embeddings").asDouble()).isEqualTo(9.0);
        assertThat(weights.get(1).get("recall").get("1").asDouble()).isEqualTo(1.0);
    }

    @Test
    void asksOnSeveralThreads() throws IOException {
        Path questions = Files.writeString(folder.resolve("questions.tsv"), "la piscine\tpiscine\n");

        assertThat(run("evaluate", "answers", "--fiches", fiches.toString(), "--questions", questions.toString(),
                "--threads", "-2")).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("--threads takes a number from 1");
        assertThat(run("evaluate", "answers", "--fiches", fiches.toString(), "--questions", questions.toString(),
                "--json", "--threads", "3")).isZero();
        JsonNode report = JsonMapper.shared().readTree(output.toString());
        assertThat(report.get("throughput").get("threads").asInt()).isEqualTo(3);
        assertThat(report.get("throughput").get("perSecond").asDouble()).isPositive();
        assertThat(report.get("indexBytes").asLong()).isPositive();
    }

    @Test
    void evaluatesToOneJsonObject() throws IOException {
        Path questions = Files.writeString(folder.resolve("questions.tsv"),
                "comment inscrire mon enfant a la cantine\tcantine\nla picsine ouvre quand\tpiscine,autre\n");
        Path explained = folder.resolve("explained.jsonl");

        assertThat(
                run("evaluate", "answers", "--fiches", fiches.toString(), "--questions", questions.toString(), "--json",
                        "--explain", explained.toString()))
                .isZero();

        JsonNode report = JsonMapper.shared().readTree(output.toString());
        assertThat(report.get("questions").asInt()).isEqualTo(2);
        assertThat(report.get("recall").get("1").asDouble()).isEqualTo(1.0);
        assertThat(report.propertyNames()).contains("mrr10", "searchMillis", "answered", "clarified", "precision",
                "confidence");
        assertThat(explained).content().hasLineCount(2);
    }

    @ParameterizedTest
    @CsvSource({"curve.svg, <svg", "CURVE.PNG, PNG"})
    void drawsTheCurveOfRiskOverCoverage(String name, String mark) throws IOException {
        Path questions = Files.writeString(folder.resolve("questions.tsv"),
                "comment inscrire mon enfant a la cantine\tcantine\nla piscine ouvre quand\tcantine\n");
        Path plot = folder.resolve(name);

        assertThat(run("evaluate", "answers", "--fiches", fiches.toString(), "--questions", questions.toString(),
                "--plot", plot.toString())).isZero();

        assertThat(new String(Files.readAllBytes(plot), StandardCharsets.ISO_8859_1)).contains(mark);
    }

    @Test
    void drawsNoOtherFormat() {
        assertThat(run("evaluate", "answers", "--fiches", fiches.toString(), "--questions", "q.tsv", "--plot",
                "curve.pdf")).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains(".svg or .png, not curve.pdf");
    }

    @Test
    void namesTheLineOfAQuestionSetThatCannotBeRead() throws IOException {
        Path questions = Files.writeString(folder.resolve("questions.tsv"), "bonne question\tcantine\nsans fiche\n");

        assertThat(run("evaluate", "answers", "--fiches", fiches.toString(), "--questions", questions.toString()))
                .isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("questions.tsv").contains("2");
    }

    @Test
    void evaluatesVerdictsToOneJsonObject() throws IOException {
        Path messages = Files.writeString(folder.resolve("messages.tsv"), """
            scam\tVotre carte Vitale expire, renouvelez-la : ameli-renouvellement.info
            personal\tCoucou, on arrive à midi
            scam\tPayez votre amende ici http://bit.ly/x
            """);
        Path explained = folder.resolve("explained.jsonl");

        assertThat(run("evaluate", "scams", "--messages", messages.toString(), "--json", "--explain",
                explained.toString())).isZero();

        JsonNode report = JsonMapper.shared().readTree(output.toString());
        assertThat(report.get("messages").asInt()).isEqualTo(3);
        assertThat(report.get("labels").propertyNames()).containsExactlyInAnyOrder("scam", "personal");
        assertThat(report.get("labels").get("scam").get("n").asInt()).isEqualTo(2);
        assertThat(report.get("labels").get("scam").get("HIGH").asDouble()).isEqualTo(1.0);
        assertThat(report.get("labels").get("personal").get("NOTHING_FOUND").asDouble()).isEqualTo(1.0);
        assertThat(report.get("millis").get("p99").asDouble()).isPositive();
        assertThat(explained).content().hasLineCount(3).contains("IMITATION");
    }

    @Test
    void namesTheLineOfAMessageThatCannotBeRead() throws IOException {
        Path messages = Files.writeString(folder.resolve("messages.tsv"), "scam\tbonjour\nsans étiquette\n");

        assertThat(run("evaluate", "scams", "--messages", messages.toString())).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("messages.tsv, line 2");
    }

    @Test
    void refusesWrongUsage() {
        assertThat(run("evaluate")).isEqualTo(2);
        assertThat(run("evaluate", "answers", "--json")).isEqualTo(2);
        assertThat(run("evaluate", "scams")).isEqualTo(2);
        assertThat(run("nonsense")).isEqualTo(2);
        assertThat(run("--help")).isZero();
    }

    private int run(String... arguments) {
        return CommandLineInterface.commandLine(new Contexts(LanterneApplication.class), new PrintWriter(output, true))
                .execute(arguments);
    }

    private void write(String id, String title, String summary) throws IOException {
        Files.writeString(fiches.resolve(id + ".md"), """
            ---
            id: %1$s
            titre: %2$s
            sources:
              - editeur: Mairie
                url: https://exemple.gouv.fr/%1$s
                date: 2026-01-15
            ---
            %3$s
            """.formatted(id, title, summary));
    }
}
