package fr.lanterne.channels.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the jar. Exit status: 0 done, 2 wrong usage, 1 failed with the reason on standard error. */
@Command(name = "lanterne", mixinStandardHelpOptions = true, version = "Lanterne 0.1.0", description = "Answers citizens from fiches. Without a command it serves.")
public final class CommandLineInterface {

    private CommandLineInterface() {}

    /** Runs the command that the arguments name, and ends the process unless it serves. */
    public static void run(Class<?> application, String[] arguments) {
        List<String> given = withCommand(arguments);
        boolean serves = given.getFirst().equals(ServeCommand.NAME);
        PrintStream results = System.out;
        if (!serves) {
            // Logs and progress go to standard error, so that standard output holds the results and nothing else.
            System.setOut(System.err);
        }
        int status = commandLine(new Contexts(application), new PrintWriter(results, true, StandardCharsets.UTF_8))
                .execute(given.toArray(String[]::new));
        if (!serves || status != 0) {
            System.exit(status);
        }
    }

    static CommandLine commandLine(Contexts contexts, PrintWriter results) {
        return new CommandLine(new CommandLineInterface())
                .addSubcommand(ServeCommand.NAME, new ServeCommand(contexts))
                .addSubcommand("import", new ImportCommand(contexts, results))
                .addSubcommand("fit", new FitCommand(contexts, results))
                .addSubcommand("evaluate", new CommandLine(new EvaluateCommand())
                        .addSubcommand("answers", new EvaluateAnswersCommand(contexts, results))
                        .addSubcommand("scams", new EvaluateScamsCommand(contexts, results)))
                .setOut(results).setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("Failed: " + reason(failure));
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    /** The causes' own words, outermost first, without repeating what the next one says again. */
    static String reason(Throwable failure) {
        List<String> messages = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(cause -> Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName()))
                .toList();
        return messages.stream().filter(message -> message.lines().count() <= 3).reduce((outer, inner) -> inner)
                .orElse(messages.getLast().lines().findFirst().orElse("unknown"));
    }

    private static List<String> withCommand(String[] arguments) {
        List<String> given = new ArrayList<>(Arrays.asList(arguments));
        boolean named = !given.isEmpty()
                && (!given.getFirst().startsWith("-")
                        || List.of("--help", "-h", "--version", "-V").contains(given.getFirst()));
        if (!named) {
            given.addFirst(ServeCommand.NAME);
        }
        return given;
    }
}
