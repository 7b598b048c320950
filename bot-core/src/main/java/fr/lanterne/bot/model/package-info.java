/** The outside models behind small ports; the only home of langchain4j. */
@NullMarked
package fr.lanterne.bot.model;

import org.jspecify.annotations.NullMarked;
