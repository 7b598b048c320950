package fr.lanterne.channels.cli;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.ScamEvaluation;
import fr.lanterne.bot.ScamEvaluation.Report;
import fr.lanterne.bot.ScamEvaluation.Request;
import fr.lanterne.bot.ScamEvaluation.Shares;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Measures the verdicts on received messages. */
@Command(mixinStandardHelpOptions = true, description = "Measures the verdicts on labelled messages: for each label, the share of each risk.")
final class EvaluateScamsCommand implements Callable<Integer> {

    private final Contexts contexts;
    private final PrintWriter results;

    @Option(names = "--messages", required = true, paramLabel = "TSV", description = "a line a message: scam or another label, TAB, text")
    private Path messages = Path.of("");

    @Option(names = "--json", description = "one JSON object on standard output and nothing else")
    private boolean json;

    @Option(names = "--explain", paramLabel = "FILE", description = "where to write a line of detail for each message")
    private @Nullable Path explain;

    EvaluateScamsCommand(Contexts contexts, PrintWriter results) {
        this.contexts = contexts;
        this.results = results;
    }

    @Override
    public Integer call() throws IOException {
        try (ConfigurableApplicationContext context = contexts.open()) {
            Report report = context.getBean(ScamEvaluation.class).evaluate(new Request(messages, explain));
            if (json) {
                results.println(JsonMapper.shared().writeValueAsString(asJson(report)));
            } else {
                print(report);
            }
            return ExitCode.OK;
        }
    }

    /** Shares stand beside the count, as those who read the figures expect them. */
    private static Map<String, Object> asJson(Report report) {
        Map<String, Object> labels = new LinkedHashMap<>();
        report.labels().forEach((label, shares) -> labels.put(label, row(shares)));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("messages", report.messages());
        object.put("labels", labels);
        object.put("millis", report.millis());
        return object;
    }

    private static Map<String, Object> row(Shares shares) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("n", shares.n());
        for (Risk risk : Risk.values()) {
            row.put(risk.name(), shares.risks().getOrDefault(risk, 0.0));
        }
        return row;
    }

    private void print(Report report) {
        results.printf(Locale.ROOT, "%d messages%n  %-12s %5s %8s %8s %14s%n", report.messages(), "label", "n", "HIGH",
                "CAUTION", "NOTHING_FOUND");
        report.labels()
                .forEach((label, shares) -> results.printf(Locale.ROOT, "  %-12s %5d %8.3f %8.3f %14.3f%n", label,
                        shares.n(), shares.risks().get(Risk.HIGH), shares.risks().get(Risk.CAUTION),
                        shares.risks().get(Risk.NOTHING_FOUND)));
        results.printf(Locale.ROOT, "  check        p50 %.3f ms, p99 %.3f ms%n", report.millis().p50(),
                report.millis().p99());
    }
}
