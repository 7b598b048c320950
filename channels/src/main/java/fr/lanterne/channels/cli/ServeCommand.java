package fr.lanterne.channels.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Starts the service. */
@Command(mixinStandardHelpOptions = true, description = "Starts the service. Settings may follow, as in --server.port=8081.")
final class ServeCommand implements Callable<Integer> {

    static final String NAME = "serve";

    private final Contexts contexts;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    ServeCommand(Contexts contexts) {
        this.contexts = contexts;
    }

    @Override
    public Integer call() {
        contexts.serve(settings);
        return 0;
    }
}
