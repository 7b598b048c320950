package fr.lanterne.knowledge.catalog;

import fr.lanterne.knowledge.Credit;
import org.jspecify.annotations.Nullable;

/**
 * The last import from an address, kept for the credit and for conditional requests.
 *
 * @param etag the validator that the server gave, if any
 * @param lastModified the header as the server wrote it, if any
 */
public record ImportRecord(Credit credit, @Nullable String etag, @Nullable String lastModified) {}
