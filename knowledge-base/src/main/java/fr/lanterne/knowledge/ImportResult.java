package fr.lanterne.knowledge;

import java.util.List;
import java.util.Map;

/** What became of an import. */
public sealed interface ImportResult {

    /** The location as it was given. */
    String location();

    /**
     * It was read to its end.
     *
     * @param documents documents read, by kind ({@code fiches}, {@code resources}, {@code nodes}), in reading order
     * @param refused documents that were not taken, each with the reason
     * @param skippedElements XML elements that the reader does not know, with how often each was seen
     * @param revision of the catalog afterwards
     */
    record Imported(String location, Credit credit, Map<String, Integer> documents, int added, int changed,
            int unchanged,
            List<Refusal> refused, Map<String, Integer> skippedElements, long revision) implements ImportResult {
        public Imported {
            documents = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(documents));
            refused = List.copyOf(refused);
            skippedElements = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(skippedElements));
        }
    }

    /** The publisher says that nothing changed since the last import from this address. */
    record NotModified(String location) implements ImportResult {}

    /** Nothing could be read there. The catalog stands as it was, apart from documents read before the failure. */
    record Rejected(String location, String reason) implements ImportResult {}

    /**
     * A document that was not taken.
     *
     * @param document its file name
     * @param reason one sentence
     */
    record Refusal(String document, String reason) {}
}
