/** The published fiches, their ever-growing revision number, and what changed since revision N. */
@NullMarked
package fr.lanterne.knowledge.catalog;

import org.jspecify.annotations.NullMarked;
