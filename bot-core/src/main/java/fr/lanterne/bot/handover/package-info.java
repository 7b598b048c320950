/** The passage of a conversation to the mediators and back: queue, desk, the clocks of who waits, audit. */
@NullMarked
package fr.lanterne.bot.handover;

import org.jspecify.annotations.NullMarked;
