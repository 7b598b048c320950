package fr.lanterne.channels.cli;

import fr.lanterne.knowledge.ModelFitting;
import fr.lanterne.knowledge.ModelFitting.Request;
import fr.lanterne.knowledge.SearchPart;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Fits the models of the search anew. */
@Command(name = "fit", mixinStandardHelpOptions = true, description = "Fits the ranking and the confidence of the search to questions, and writes the models with their reports.")
final class FitCommand implements Callable<Integer> {

    private final Contexts contexts;
    private final PrintWriter results;

    @Option(names = "--fiches", required = true, arity = "1..*", paramLabel = "FILE", description = "service-public.fr archives, XML documents or folders of fiches")
    private List<Path> fiches = List.of();

    @Option(names = "--questions", required = true, arity = "1..*", paramLabel = "TSV", description = "a line a question: question, TAB, comma-separated fiche identifiers")
    private List<Path> questions = List.of();

    @Option(names = "--golden", arity = "0..*", paramLabel = "FOLDER", description = "folders of fiches, to be asked their own golden questions, each by itself and beside all other fiches")
    private List<Path> golden = List.of();

    @Option(names = "--outside", required = true, paramLabel = "FILE", description = "questions that no fiche answers, a line each")
    private Path outside = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "where to write ranking-model.tsv and confidence-model.tsv")
    private Path to = Path.of("");

    @Option(names = "--without", arity = "1..*", paramLabel = "PART", description = "fit without these parts of the search, to see what they bring: ${COMPLETION-CANDIDATES}")
    private Set<SearchPart> without = Set.of();

    FitCommand(Contexts contexts, PrintWriter results) {
        this.contexts = contexts;
        this.results = results;
    }

    @Override
    public Integer call() throws IOException {
        try (ConfigurableApplicationContext context = contexts.open()) {
            results.println(context.getBean(ModelFitting.class).fit(
                    new Request(fiches, questions, golden, outside, to, without),
                    ProgressLine.onStandardError()));
            return ExitCode.OK;
        }
    }
}
