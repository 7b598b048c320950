/** What a citizen's message is: personal data masked, the language, the intent. */
@NullMarked
package fr.lanterne.bot.understanding;

import org.jspecify.annotations.NullMarked;
