package fr.lanterne.bot.scam.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was noticed in a message, as hashes: where it leads and what it asks for. Enough to see that another message has
 * something more, too little to read.
 */
record Marks(Set<String> hashes) {

    /** Fits the column with room to spare. */
    private static final int MOST = 100;

    static final Marks NONE = new Marks(Set.of());

    Marks {
        hashes = Set.copyOf(hashes);
    }

    static Marks of(Collection<String> noticed) {
        return bounded(noticed.stream().map(Marks::hash).collect(Collectors.toCollection(TreeSet::new)));
    }

    static Marks parse(String kept) {
        return kept.isEmpty() ? NONE : new Marks(Set.of(kept.split(",")));
    }

    String kept() {
        return String.join(",", new TreeSet<>(hashes));
    }

    boolean hasAll(Marks others) {
        return hashes.containsAll(others.hashes);
    }

    Marks and(Marks others) {
        TreeSet<String> both = new TreeSet<>(hashes);
        both.addAll(others.hashes);
        return bounded(both);
    }

    /** Too many are kept as one that no other message has. */
    private static Marks bounded(TreeSet<String> hashes) {
        return new Marks(hashes.size() <= MOST ? hashes : Set.of(hash(hashes.toString())));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().toHexDigits(ByteBuffer.wrap(digest).getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
