/** One turn from end to end, the skills that work it, the state machine of a conversation, and who may speak now. */
@NullMarked
package fr.lanterne.bot.dialogue;

import org.jspecify.annotations.NullMarked;
