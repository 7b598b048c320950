package fr.lanterne.knowledge;

import java.time.Instant;

/**
 * The credit that an open licence asks for: who publishes the data, where it was taken, the file and its date.
 *
 * @param address where it was taken: an http(s) address, or the name of a local file
 * @param fileDate when the publisher made the file
 * @param importedAt when we read it last
 */
public record Credit(String publisher, String licence, String address, String fileName, Instant fileDate,
        Instant importedAt) {}
