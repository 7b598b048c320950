package fr.lanterne.bot.scam.address;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Many host names in little memory: eight bytes each, found by bisection in well under a microsecond. They are kept as the
 * first eight bytes of their SHA-256, so that nobody can look for a name of theirs that falls on one of ours.
 */
public final class DomainSet {

    private final long[] hashes;

    private DomainSet(long[] hashes) {
        this.hashes = hashes;
    }

    /** Names in any case, with or without {@code www.}; blank lines and lines that start with # are passed over. */
    public static DomainSet of(Stream<String> names) {
        return new DomainSet(names.map(DomainSet::normal).filter(name -> !name.isEmpty() && !name.startsWith("#"))
                .mapToLong(DomainSet::hash).sorted().distinct().toArray());
    }

    public static DomainSet of(Collection<String> names) {
        return of(names.stream());
    }

    /** Whether the name, or one that it lies below and that somebody registered, is among them. */
    public boolean coversHost(HostName host) {
        List<String> labels = HostName.labels(host.ascii());
        int smallest = HostName.labels(host.site()).size();
        for (int from = 0; from + smallest <= labels.size(); from++) {
            if (contains(String.join(".", labels.subList(from, labels.size())))) {
                return true;
            }
        }
        return false;
    }

    public int size() {
        return hashes.length;
    }

    private boolean contains(String name) {
        return Arrays.binarySearch(hashes, hash(normal(name))) >= 0;
    }

    private static String normal(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("www.") ? lower.substring("www.".length()) : lower;
    }

    private static long hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            long hash = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                hash = (hash << Byte.SIZE) | (digest[i] & 0xFF);
            }
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
