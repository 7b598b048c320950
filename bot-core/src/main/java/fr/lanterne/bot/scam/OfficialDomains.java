package fr.lanterne.bot.scam;

import fr.lanterne.bot.scam.address.DomainSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a list of host names of public bodies, one a line, from a file or an http(s) address. A file that cannot be read is
 * a wrong setting and stops the start; an address that does not answer does not: without the list verdicts are only more
 * careful.
 */
final class OfficialDomains {

    private static final Logger log = LoggerFactory.getLogger(OfficialDomains.class);

    private static final int MAX_LINES = 1_000_000;
    private static final int MAX_NAME = 253;

    private OfficialDomains() {}

    /** Empty for an empty location. Hosts that lend addresses to anybody are left out, whoever lists them. */
    static DomainSet read(String location, Duration timeout) {
        if (location.isBlank()) {
            return DomainSet.of(List.of());
        }
        Set<String> platforms = Set.copyOf(ScamResources.lines("platforms.txt"));
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(open(location, timeout), StandardCharsets.UTF_8))) {
            List<String> names = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (names.size() == MAX_LINES || line.length() > MAX_NAME) {
                    throw new IOException("line " + (names.size() + 1) + " is no host name, or there are more than "
                            + MAX_LINES);
                }
                names.add(line.strip());
            }
            return DomainSet.of(names.stream().filter(Predicate.not(name -> isPlatform(name, platforms))));
        } catch (IOException | IllegalArgumentException e) {
            if (isAddress(location)) {
                log.warn("lanterne.official-domains: the list at {} cannot be read, going on without it: {}", location,
                        e.toString());
                return DomainSet.of(List.of());
            }
            throw new IllegalStateException(
                    "lanterne.official-domains: the list at " + location + " cannot be read: " + e,
                    e);
        }
    }

    private static boolean isPlatform(String name, Set<String> platforms) {
        return platforms.contains(name.startsWith("www.") ? name.substring("www.".length()) : name);
    }

    private static boolean isAddress(String location) {
        return location.startsWith("http://") || location.startsWith("https://");
    }

    private static InputStream open(String location, Duration timeout) throws IOException {
        if (!isAddress(location)) {
            return Files.newInputStream(Path.of(location));
        }
        URLConnection connection = URI.create(location).toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
        connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
        return connection.getInputStream();
    }
}
