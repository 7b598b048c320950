package fr.lanterne.bot.scam.picture;

import fr.lanterne.bot.PictureReading.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls the {@code tesseract} command: a process of its own, with a time limit, fed and read through pipes so that no file is left. */
final class Tesseract {

    private static final int LONGEST_TEXT = 16_000;

    private final String command;

    Tesseract(String command) {
        this.command = command;
    }

    /**
     * The words in reading order, a line of the picture a line; blocking.
     *
     * @param deadline by {@link System#nanoTime()}
     */
    String read(Gray picture, long deadline) throws UnreadablePicture {
        Process process = start();
        try {
            CompletableFuture<String> words = CompletableFuture.supplyAsync(() -> output(process),
                    Thread::startVirtualThread);
            CompletableFuture<Void> fed = CompletableFuture.runAsync(() -> feed(process, picture),
                    Thread::startVirtualThread);
            String text = words.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            fed.cancel(true);
            if (process.waitFor() != 0) {
                // It starts but cannot work: its French model is missing.
                throw new UnreadablePicture(Reason.UNAVAILABLE, command + " failed with status " + process.exitValue());
            }
            return text;
        } catch (TimeoutException slow) {
            throw new UnreadablePicture(Reason.BUSY, command + " took too long", slow);
        } catch (ExecutionException failed) {
            throw new UnreadablePicture(Reason.UNAVAILABLE, command + " cannot be read from", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnreadablePicture(Reason.BUSY, "stopped while reading a picture", stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() throws UnreadablePicture {
        ProcessBuilder builder = new ProcessBuilder(command, "stdin", "stdout", "-l", "fra", "--psm", "6")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // One thread each: several pictures side by side share the machine with everything else.
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        try {
            return builder.start();
        } catch (IOException absent) {
            throw new UnreadablePicture(Reason.UNAVAILABLE, command + " is not installed", absent);
        }
    }

    private static void feed(Process process, Gray picture) {
        try (OutputStream input = process.getOutputStream()) {
            input.write(("P5\n" + picture.width() + " " + picture.height() + "\n255\n")
                    .getBytes(StandardCharsets.US_ASCII));
            input.write(picture.points());
        } catch (IOException gone) {
            // It ended without reading all: its status tells why.
        }
    }

    private static String output(Process process) {
        try {
            InputStream output = process.getInputStream();
            byte[] kept = output.readNBytes(LONGEST_TEXT);
            // A process that cannot write its rest would never end.
            output.transferTo(OutputStream.nullOutputStream());
            return new String(kept, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
