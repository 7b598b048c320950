package fr.lanterne.bot.scam;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.ScamEvaluation;
import fr.lanterne.bot.scam.LabelledMessages.Row;
import fr.lanterne.bot.scam.organisation.Organisation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Puts labelled messages to the check. */
final class LabelledEvaluation implements ScamEvaluation {

    /** So many messages are checked before the clock counts: the virtual machine has compiled what it runs often by then. */
    private static final int WARM_UP = 10_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ScamCheck check;
    private final JsonMapper json;

    private record Result(Row row, Assessment assessment, long nanos) {}

    private record Line(String label, Risk risk, double likeness, String organisation, List<String> signals,
            String text) {

        static Line of(Result result) {
            Assessment assessment = result.assessment();
            return new Line(result.row().label(), assessment.risk(), Math.round(assessment.likeness() * 1e3) / 1e3,
                    assessment.organisation().map(Organisation::name).orElse(""),
                    assessment.signals().stream().map(signal -> ScamTexts.kind(signal) + ": " + signal.evidence())
                            .toList(),
                    result.row().text());
        }
    }

    LabelledEvaluation(ScamCheck check, JsonMapper json) {
        this.check = check;
        this.json = json;
    }

    @Override
    public Report evaluate(Request request) throws IOException {
        List<Row> rows = LabelledMessages.read(request.messages()).rows();
        for (int i = 0; i < WARM_UP; i++) {
            check.check(rows.get(i % rows.size()).text());
        }
        List<Result> results = new ArrayList<>();
        for (Row row : rows) {
            long start = System.nanoTime();
            Assessment assessment = check.check(row.text());
            results.add(new Result(row, assessment, System.nanoTime() - start));
        }
        if (request.explanations() != null) {
            explain(request.explanations(), results);
        }
        return new Report(results.size(), labels(results), millis(results));
    }

    private void explain(Path file, List<Result> results) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Result result : results) {
                out.write(json.writeValueAsString(Line.of(result)));
                out.newLine();
            }
        }
    }

    private static Map<String, Shares> labels(List<Result> results) {
        Map<String, List<Risk>> byLabel = new TreeMap<>();
        results.forEach(result -> byLabel.computeIfAbsent(result.row().label(), label -> new ArrayList<>())
                .add(result.assessment().risk()));
        Map<String, Shares> shares = new TreeMap<>();
        byLabel.forEach((label, risks) -> shares.put(label, shares(risks)));
        return shares;
    }

    private static Shares shares(Collection<Risk> risks) {
        Map<Risk, Double> shares = new EnumMap<>(Risk.class);
        for (Risk risk : Risk.values()) {
            shares.put(risk, (double) risks.stream().filter(risk::equals).count() / risks.size());
        }
        return new Shares(risks.size(), shares);
    }

    private static Millis millis(List<Result> results) {
        long[] nanos = results.stream().mapToLong(Result::nanos).sorted().toArray();
        return new Millis(nanos[nanos.length / 2] / NANOS_PER_MILLI,
                nanos[Math.min(nanos.length - 1, nanos.length * 99 / 100)] / NANOS_PER_MILLI);
    }
}
