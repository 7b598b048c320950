package fr.lanterne.bot.scam;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files that come with this package. */
final class ScamResources {

    private static final String FOLDER = "/fr/lanterne/bot/scam/";

    private ScamResources() {}

    /** The lines of a file, without blank ones and remarks. */
    static List<String> lines(String name) {
        try (InputStream in = ScamResources.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the program: " + FOLDER + name);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + FOLDER + name, e);
        }
    }
}
