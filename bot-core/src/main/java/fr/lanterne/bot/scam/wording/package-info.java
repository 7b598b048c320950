/** The words of a message, read through accents, case, hidden and look-alike characters, and the phrases found in them. */
@NullMarked
package fr.lanterne.bot.scam.wording;

import org.jspecify.annotations.NullMarked;
