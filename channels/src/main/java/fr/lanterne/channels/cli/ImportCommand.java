package fr.lanterne.channels.cli;

import fr.lanterne.knowledge.Credit;
import fr.lanterne.knowledge.ImportResult;
import fr.lanterne.knowledge.ImportResult.Imported;
import fr.lanterne.knowledge.ImportResult.NotModified;
import fr.lanterne.knowledge.ImportResult.Refusal;
import fr.lanterne.knowledge.ImportResult.Rejected;
import fr.lanterne.knowledge.Importer;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import reactor.core.publisher.Flux;

/** Imports fiches. A running service sees them within a second or two. */
@Command(mixinStandardHelpOptions = true, description = "Imports fiches: the service-public.fr archive (zip), one of its"
        + " documents (xml), or a folder of either or of Markdown fiches. Without an argument it takes the official archive."
        + " Safe to repeat and to interrupt.")
final class ImportCommand implements Callable<Integer> {

    private static final int NAMES_SHOWN = 5;

    private final Contexts contexts;
    private final PrintWriter results;

    @Parameters(paramLabel = "FILE_OR_URL", description = "Files, folders or http(s) addresses.")
    private List<String> locations = new ArrayList<>();

    ImportCommand(Contexts contexts, PrintWriter results) {
        this.contexts = contexts;
        this.results = results;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = contexts.open()) {
            Importer importer = context.getBean(Importer.class);
            Importer.Progress progress = ProgressLine.onStandardError();
            Flux<ImportResult> imports = locations.isEmpty()
                    ? importer.importOfficial(progress).flux()
                    : Flux.fromIterable(locations).concatMap(location -> importer.importFrom(location, progress));
            boolean failed = false;
            for (ImportResult result : imports.toIterable()) {
                print(result);
                failed |= result instanceof Rejected;
            }
            return failed ? ExitCode.SOFTWARE : ExitCode.OK;
        }
    }

    private void print(ImportResult result) {
        switch (result) {
            case Imported imported -> print(imported);
            case NotModified(String location) ->
                results.println(location + ": nothing new since the last import, says the publisher.");
            case Rejected(String location, String reason) -> System.err.println("Failed: " + location + ": " + reason);
        }
    }

    private void print(Imported imported) {
        results.println(imported.location());
        results.println("  source     " + credited(imported.credit()));
        results.println("  read       " + imported.documents().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey()).collect(Collectors.joining(", ")));
        results.println("  added      " + imported.added());
        results.println("  changed    " + imported.changed());
        results.println("  unchanged  " + imported.unchanged());
        results.println("  refused    " + imported.refused().size());
        printRefusals(imported.refused());
        if (!imported.skippedElements().isEmpty()) {
            results.println("  unknown    " + imported.skippedElements().entrySet().stream()
                    .map(entry -> entry.getKey() + " ×" + entry.getValue()).collect(Collectors.joining(", ")));
        }
        results.println("  revision   " + imported.revision());
        if (imported.added() + imported.changed() == 0) {
            results.println("  Nothing changed.");
        }
    }

    private static String credited(Credit credit) {
        return Stream.of(credit.publisher(), credit.licence(), credit.address(),
                "file " + credit.fileName() + " of " + LocalDate.ofInstant(credit.fileDate(), ZoneOffset.UTC))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private void printRefusals(List<Refusal> refused) {
        Map<String, List<Refusal>> byReason = refused.stream()
                .collect(Collectors.groupingBy(Refusal::reason, LinkedHashMap::new, Collectors.toList()));
        byReason.forEach((reason, refusals) -> {
            String names = refusals.stream().limit(NAMES_SHOWN).map(Refusal::document)
                    .collect(Collectors.joining(", "));
            String more = refusals.size() > NAMES_SHOWN ? ", … (" + refusals.size() + " in all)" : "";
            results.println("    " + names + more + ": " + reason);
        });
    }
}
