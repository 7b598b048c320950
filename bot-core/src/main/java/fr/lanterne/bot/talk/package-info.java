/** Messages that ask nothing of a fiche: greetings, chat, anger, other languages. */
@NullMarked
package fr.lanterne.bot.talk;

import org.jspecify.annotations.NullMarked;
