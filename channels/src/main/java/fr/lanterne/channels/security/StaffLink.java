package fr.lanterne.channels.security;

/**
 * A page in the bar of the staff's pages; shown to those whom {@code AccessTable} lets in.
 *
 * @param path where it is
 * @param name the key of its words
 * @param place the smaller the further left
 */
public record StaffLink(String path, String name, int place) {}
