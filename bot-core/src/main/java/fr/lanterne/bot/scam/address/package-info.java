/** The addresses in a message: found in messy text, split at the public suffix, official or not, look-alikes. */
@NullMarked
package fr.lanterne.bot.scam.address;

import org.jspecify.annotations.NullMarked;
