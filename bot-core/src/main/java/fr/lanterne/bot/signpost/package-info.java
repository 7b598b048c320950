/** Distress and danger: who to call, at once and before anything else. */
@NullMarked
package fr.lanterne.bot.signpost;

import org.jspecify.annotations.NullMarked;
