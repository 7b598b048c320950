package fr.lanterne.knowledge.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Vectors that may be compared: of one model and one dimension. Each space has a field of its own in the index, so that
 * vectors of two models never meet.
 */
record VectorSpace(String model, int dimension) {

    private static final int DIGEST_BYTES = 16;
    private static final int NAME_BYTES = 6;
    private static final int LARGEST = 127;

    String field() {
        return "vector." + HexFormat.of().formatHex(hash(model), 0, NAME_BYTES) + "." + dimension;
    }

    /** The same for equal texts and, as good as certain, for no others. */
    static byte[] digest(String text) {
        return Arrays.copyOf(hash(text), DIGEST_BYTES);
    }

    /**
     * A number a byte: the direction, which alone is compared, hardly changes.
     *
     * @param vector not all zeros
     */
    static byte[] inBytes(float[] vector) {
        float most = 0;
        for (float each : vector) {
            most = Math.max(most, Math.abs(each));
        }
        byte[] bytes = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            bytes[i] = (byte) Math.round(vector[i] / most * LARGEST);
        }
        return bytes;
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
