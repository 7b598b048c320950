/** The passage of a conversation to the mediators, recorded with its reason. */
@NullMarked
package fr.lanterne.bot.handover;

import org.jspecify.annotations.NullMarked;
