/** Every outgoing message at least once, in order, at the channel's pace. */
@NullMarked
package fr.lanterne.bot.delivery;

import org.jspecify.annotations.NullMarked;
