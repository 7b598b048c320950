/** How much the words of a message are like those of known scams: a small linear model. */
@NullMarked
package fr.lanterne.bot.scam.likeness;

import org.jspecify.annotations.NullMarked;
