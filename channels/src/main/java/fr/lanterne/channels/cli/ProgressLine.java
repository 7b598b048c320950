package fr.lanterne.channels.cli;

import fr.lanterne.knowledge.Importer;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/** Progress on standard error: one line that is written over in a terminal, a line now and then elsewhere. */
final class ProgressLine implements Importer.Progress {

    private static final long TERMINAL_EVERY = Duration.ofMillis(100).toNanos();
    private static final long FILE_EVERY = Duration.ofSeconds(5).toNanos();
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private String step = "";
    private long shownAt;

    ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static ProgressLine onStandardError() {
        return new ProgressLine(System.err,
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
    }

    @Override
    public synchronized void at(String now, long done, long total) {
        long time = System.nanoTime();
        boolean last = total > 0 && done >= total;
        if (now.equals(step) && !last && time - shownAt < (terminal ? TERMINAL_EVERY : FILE_EVERY)) {
            return;
        }
        step = now;
        shownAt = time;
        String line = total > 0 ? bar(done, total) + " " + done + "/" + total : String.valueOf(done);
        out.print((terminal ? "\r" : "") + step + " " + line + (terminal && !last ? "  " : System.lineSeparator()));
        out.flush();
    }

    private static String bar(long done, long total) {
        int filled = (int) Math.min(WIDTH, WIDTH * done / total);
        return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]";
    }
}
