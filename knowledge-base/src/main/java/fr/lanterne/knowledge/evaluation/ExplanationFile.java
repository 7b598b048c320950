package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Retrieval;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes a line of JSON for each question, for people who want to know why. */
final class ExplanationFile {

    private final JsonMapper json;

    ExplanationFile(JsonMapper json) {
        this.json = json;
    }

    private record Line(String question, List<String> expected, int rank, boolean answered,
            List<String> choices, double confidence, List<String> terms, Map<String, Double> evidence, List<Hit> hits,
            double millis) {

        static Line of(Result result) {
            Retrieval retrieval = result.explained().retrieval();
            return new Line(result.row().question(),
                    result.row().expected().stream().map(FicheId::value).sorted().toList(),
                    result.rank() == Result.NOT_FOUND ? 0 : result.rank(), result.isAnswered(),
                    retrieval instanceof Retrieval.Unclear unclear ? unclear.choices() : List.of(),
                    retrieval.confidence(),
                    result.explained().terms(), result.explained().evidence(),
                    hitsOf(result), result.nanos() / 1e6);
        }
    }

    private record Hit(String fiche, String title, double score, List<Integer> passages,
            Map<String, Double> features) {

        static Hit of(FicheHit hit, Map<String, Double> features) {
            return new Hit(hit.id().value(), hit.title(), hit.score(),
                    hit.passages().stream().map(Passage::number).toList(), features);
        }
    }

    private static List<Hit> hitsOf(Result result) {
        List<FicheHit> hits = result.explained().retrieval().hits();
        return IntStream.range(0, hits.size())
                .mapToObj(place -> Hit.of(hits.get(place), result.explained().features().get(place))).toList();
    }

    void write(Path file, List<Result> results) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Result result : results) {
                out.write(json.writeValueAsString(Line.of(result)));
                out.newLine();
            }
        }
    }
}
