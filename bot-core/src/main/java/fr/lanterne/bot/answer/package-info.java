/** Retrieve, phrase, check the grounding, answer; or say honestly that no fiche covers the question. */
@NullMarked
package fr.lanterne.bot.answer;

import org.jspecify.annotations.NullMarked;
