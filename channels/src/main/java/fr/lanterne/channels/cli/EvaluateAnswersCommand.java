package fr.lanterne.channels.cli;

import fr.lanterne.knowledge.AnswerEvaluation;
import fr.lanterne.knowledge.AnswerEvaluation.Report;
import fr.lanterne.knowledge.AnswerEvaluation.Request;
import fr.lanterne.knowledge.AnswerEvaluation.Throughput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Measures how well questions find their fiches. */
@Command(mixinStandardHelpOptions = true, description = "Measures how well questions find their fiches, over an index made for the occasion.")
final class EvaluateAnswersCommand implements Callable<Integer> {

    private static final int MOST_THREADS = 256;
    private static final double MEGABYTE = 1e6;

    private final Contexts contexts;
    private final PrintWriter results;

    @Option(names = "--fiches", required = true, arity = "1..*", paramLabel = "FILE", description = "service-public.fr archives, XML documents or folders of fiches")
    private List<Path> fiches = List.of();

    @Option(names = "--questions", required = true, paramLabel = "TSV", description = "a line a question: question, TAB, comma-separated fiche identifiers")
    private Path questions = Path.of("");

    @Option(names = "--json", description = "one JSON object on standard output and nothing else")
    private boolean json;

    @Option(names = "--explain", paramLabel = "FILE", description = "where to write a line of detail for each question")
    private @Nullable Path explain;

    @Option(names = "--plot", paramLabel = "FILE", description = "where to draw the curve of risk over coverage: .svg or .png")
    private @Nullable Path plot;

    @Option(names = "--weights", split = ",", paramLabel = "NUMBER", description = "weights to try, 0 or more, apart by commas, of the embeddings and the reranker that are set")
    private List<Double> weights = List.of();

    @Option(names = "--threads", paramLabel = "NUMBER", description = "also measure the questions per second on so many threads")
    private int threads;

    @Spec
    private @Nullable CommandSpec spec;

    EvaluateAnswersCommand(Contexts contexts, PrintWriter results) {
        this.contexts = contexts;
        this.results = results;
    }

    @Override
    public Integer call() throws IOException {
        Path drawn = plot;
        if (drawn != null && !RiskCoverageChart.canWrite(drawn)) {
            throw wrong("--plot draws .svg or .png, not " + drawn.getFileName());
        }
        if (weights.stream().anyMatch(weight -> !(weight >= 0 && weight < Double.POSITIVE_INFINITY))) {
            throw wrong("--weights takes numbers from 0, not " + weights);
        }
        if (threads < 0 || threads > MOST_THREADS) {
            throw wrong("--threads takes a number from 1 to " + MOST_THREADS + ", not " + threads);
        }
        try (ConfigurableApplicationContext context = contexts.open()) {
            Report report = context.getBean(AnswerEvaluation.class).evaluate(
                    new Request(fiches, questions, explain, weights, threads),
                    ProgressLine.onStandardError());
            if (drawn != null) {
                RiskCoverageChart.write(report, drawn);
            }
            if (json) {
                results.println(JsonMapper.shared().writeValueAsString(report));
            } else {
                print(report);
            }
            return ExitCode.OK;
        }
    }

    private ParameterException wrong(String usage) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), usage);
    }

    private void print(Report report) {
        results.printf(Locale.ROOT, "%d questions over %d fiches (indexed in %d ms, %.1f MB)%n", report.questions(),
                report.fiches(), report.indexMillis(), report.indexBytes() / MEGABYTE);
        report.recall().forEach((k, recall) -> results.printf(Locale.ROOT, "  recall@%-4d %.3f%n", k, recall));
        results.printf(Locale.ROOT, "  MRR@10      %.3f%n", report.mrr10());
        results.printf(Locale.ROOT, "  search      p50 %.2f ms, p99 %.2f ms%n", report.searchMillis().p50(),
                report.searchMillis().p99());
        Throughput throughput = report.throughput();
        if (throughput != null) {
            results.printf(Locale.ROOT, "  throughput  %.0f questions a second on %d threads%n", throughput.perSecond(),
                    throughput.threads());
        }
        results.printf(Locale.ROOT, "  answered    %.3f, of which an expected fiche is cited in %.3f%n",
                report.answered(), report.precision());
        results.printf(Locale.ROOT, "  clarified   %.3f%n", report.clarified());
        results.printf(Locale.ROOT, "  threshold   answered   precision%n");
        report.confidence()
                .forEach(at -> results.printf(Locale.ROOT, "  %9.2f   %8.3f   %9.3f%n", at.threshold(), at.answered(),
                        at.precision()));
        if (!report.weights().isEmpty()) {
            results.printf(Locale.ROOT, "  embeddings     rerank   recall@1         @5        @10     MRR@10%n");
            report.weights()
                    .forEach(at -> results.printf(Locale.ROOT, "  %10.2f   %8.2f   %8.3f   %8.3f   %8.3f   %8.3f%n",
                            at.embeddings(), at.rerank(), at.recall().get(1), at.recall().get(5), at.recall().get(10),
                            at.mrr10()));
        }
    }
}
