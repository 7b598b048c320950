/**
 * Knows fiches and finds them; has never heard of a conversation.
 *
 * <p>This root package is all that the other modules may use: the words of a citation ({@link
 * fr.lanterne.knowledge.Passage}, {@link fr.lanterne.knowledge.Essential}, {@link fr.lanterne.knowledge.Contact}, {@link
 * fr.lanterne.knowledge.Source}) and the ports ({@link fr.lanterne.knowledge.Retriever}, {@link
 * fr.lanterne.knowledge.Importer}, {@link fr.lanterne.knowledge.AnswerEvaluation}). The features below it are private to
 * the module.
 *
 * <p>How a fiche travels: {@code source} reads it (starter set, service-public.fr archive, folder of Markdown files),
 * {@code catalog} stores it under the next revision number, {@code search} follows the revisions and keeps a Lucene index
 * of its passages, from which {@code Retriever} answers. The index is derived: losing it costs a rebuild, never a fiche.
 */
@NullMarked
package fr.lanterne.knowledge;

import org.jspecify.annotations.NullMarked;
