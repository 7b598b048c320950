/** The telephone numbers in a message and what a call to them means. */
@NullMarked
package fr.lanterne.bot.scam.number;

import org.jspecify.annotations.NullMarked;
