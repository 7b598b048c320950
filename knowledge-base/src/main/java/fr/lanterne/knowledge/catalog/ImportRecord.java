package fr.lanterne.knowledge.catalog;

import fr.lanterne.knowledge.Credit;
import org.jspecify.annotations.Nullable;

/**
 * The last import from an address, kept for the credit and for conditional requests.
 *
 * @param etag the validator that the server gave, if any
 * @param lastModified the header as the server wrote it, if any
 * @param reader the version of the reader that made fiches of it: a later one may make better fiches of the same files
 */
public record ImportRecord(Credit credit, @Nullable String etag, @Nullable String lastModified, int reader) {}
