package fr.lanterne.bot.scam.reputation;

import fr.lanterne.bot.scam.address.DomainSet;
import fr.lanterne.bot.scam.address.HostName;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Addresses that somebody of this service put into a file, read again when it changes: a host or an address a line, {@code #}
 * starts a remark. A host stands for all below it too, an address for all that its path begins. A file that is wrong stops
 * the start; one that becomes wrong later leaves the list as it was.
 *
 * <p>Reads files: to be asked on a thread that may wait.
 */
public final class Blocklist {

    private static final Logger LOG = LoggerFactory.getLogger(Blocklist.class);
    private static final int MOST_LINES = 1_000_000;
    private static final int LONGEST_LINE = 2_000;

    private final Path file;
    private volatile Entries entries;

    private record Entries(DomainSet hosts, Set<String> addresses, Version version) {}

    /** What tells that a file was changed. */
    private record Version(FileTime modified, long size) {}

    /** @throws IllegalStateException when the file cannot be read, naming the line at fault */
    public Blocklist(Path file) {
        this.file = file;
        try {
            this.entries = read(version());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "lanterne.scam.blocklist: the list at " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether the list, as it is now, names that address. */
    public boolean holds(WebAddress address) {
        Entries now = current();
        return now.hosts().coversHost(address.host()) || startsListed(address, now.addresses());
    }

    private Entries current() {
        try {
            Version version = version();
            if (!version.equals(entries.version())) {
                entries = read(version);
            }
        } catch (IOException e) {
            LOG.warn("lanterne.scam.blocklist: the changed list at {} cannot be read, going on with the old one: {}",
                    file, e.getMessage());
        }
        return entries;
    }

    private static boolean startsListed(WebAddress address, Set<String> listed) {
        String place = address.host().ascii();
        if (listed.isEmpty()) {
            return false;
        }
        for (String part : address.path().split("/", -1)) {
            place = part.isEmpty() ? place : place + "/" + part;
            if (listed.contains(place)) {
                return true;
            }
        }
        return false;
    }

    private Version version() throws IOException {
        return new Version(Files.getLastModifiedTime(file), Files.size(file));
    }

    private Entries read(Version version) throws IOException {
        List<String> hosts = new ArrayList<>();
        Set<String> addresses = new HashSet<>();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number > MOST_LINES || line.length() > LONGEST_LINE) {
                    throw new IOException("line " + number + " is too long, or there are more than " + MOST_LINES);
                }
                add(line.split("(?:^|\\s)#", 2)[0].strip(), number, hosts, addresses);
            }
        }
        return new Entries(DomainSet.of(hosts), Set.copyOf(addresses), version);
    }

    private static void add(String entry, int number, List<String> hosts, Set<String> addresses) throws IOException {
        if (entry.isEmpty()) {
            return;
        }
        String[] parts = entry.replaceFirst("(?i)^https?://", "").split("[?#]", 2)[0].split("/", 2);
        String host = HostName.parse(parts[0].replaceFirst(":\\d+$", "")).map(HostName::ascii)
                .orElseThrow(() -> new IOException("line " + number + " is neither a host nor an address: " + entry));
        String path = parts.length < 2 ? "" : parts[1].replaceAll("/+$", "");
        if (path.isEmpty()) {
            hosts.add(host.toLowerCase(Locale.ROOT));
        } else {
            addresses.add(host + "/" + path.replaceAll("/+", "/"));
        }
    }
}
