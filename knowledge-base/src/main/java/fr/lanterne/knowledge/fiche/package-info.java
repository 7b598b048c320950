/** The fiche and its parts as records, and the Markdown file format that people write by hand. */
@NullMarked
package fr.lanterne.knowledge.fiche;

import org.jspecify.annotations.NullMarked;
