/** Where fiches come from: the starter set, service-public.fr open data, a folder of Markdown files. */
@NullMarked
package fr.lanterne.knowledge.source;

import org.jspecify.annotations.NullMarked;
