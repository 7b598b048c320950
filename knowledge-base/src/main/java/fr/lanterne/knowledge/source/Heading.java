package fr.lanterne.knowledge.source;

/**
 * A heading of a document.
 *
 * @param situation whether what stands under it holds in one situation only
 */
record Heading(String text, boolean situation) {}
