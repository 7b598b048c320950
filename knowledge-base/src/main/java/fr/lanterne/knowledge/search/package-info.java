/** Lucene, and the only home of it: French analysis, passages, the index that follows the catalog, ranked hits. */
@NullMarked
package fr.lanterne.knowledge.search;

import org.jspecify.annotations.NullMarked;
