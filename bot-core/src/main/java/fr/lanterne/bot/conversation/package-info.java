/** Conversations, their messages, turns and feedback, and the store that keeps them. */
@NullMarked
package fr.lanterne.bot.conversation;

import org.jspecify.annotations.NullMarked;
