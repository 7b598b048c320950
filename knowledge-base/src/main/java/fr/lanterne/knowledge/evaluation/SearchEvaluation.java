package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.AnswerEvaluation;
import fr.lanterne.knowledge.Importer;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.search.OfflineIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts a question set to an index in memory. */
final class SearchEvaluation implements AnswerEvaluation {

    /** So many questions are asked before the clock counts: the virtual machine has compiled what it runs often by then. */
    private static final int WARM_UP = 1_000;

    private final ExplanationFile explanations;
    private final WeightTrial trial;

    SearchEvaluation(ExplanationFile explanations, WeightTrial trial) {
        this.explanations = explanations;
        this.trial = trial;
    }

    @Override
    public Report evaluate(Request request, Importer.Progress progress) throws IOException {
        trial.check(request);
        QuestionSet questions = QuestionSet.read(request.questions());
        long start = System.nanoTime();
        Collection<Fiche> fiches = FicheSet.read(request.fiches(), progress);
        try (OfflineIndex index = OfflineIndex.of(fiches)) {
            long indexMillis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            int asked = 0;
            while (asked < WARM_UP) {
                asked += Math.max(1, ask(questions, index, "warming up", progress).size());
            }
            List<Result> results = ask(questions, index, "searching", progress);
            Path explain = request.explain();
            if (explain != null) {
                explanations.write(explain, results);
            }
            Throughput throughput = request.threads() == 0
                    ? null
                    : Rush.of(questions, index, request.threads(), progress);
            return report(results, fiches.size(), indexMillis, index.bytes(), throughput, request.weights().isEmpty()
                    ? List.of()
                    : trial.of(request.weights(), questions, fiches, progress));
        }
    }

    private static List<Result> ask(QuestionSet questions, OfflineIndex index, String step, Importer.Progress progress)
            throws IOException {
        List<Result> results = new ArrayList<>();
        for (QuestionSet.Row row : questions.rows()) {
            long start = System.nanoTime();
            var explained = index.retrieve(row.question());
            results.add(Result.of(row, explained, System.nanoTime() - start));
            progress.at(step, results.size(), questions.rows().size());
        }
        return results;
    }

    private static Report report(List<Result> results, int fiches, long indexMillis, long indexBytes,
            @Nullable Throughput throughput, List<AtWeights> weights) {
        Figures figures = new Figures(results);
        List<AtThreshold> confidence = IntStream.rangeClosed(1, 19).mapToObj(step -> figures.at(step / 20.0)).toList();
        return new Report(results.size(), figures.recall(), figures.mrr10(), figures.latency(), figures.answered(),
                figures.clarified(), figures.precision(), confidence, fiches, indexMillis, indexBytes,
                throughput, weights);
    }
}
