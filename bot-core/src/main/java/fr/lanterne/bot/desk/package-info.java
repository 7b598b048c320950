/** What mediators see and keep of a conversation: its file, notes, labels, drafts, and who else looks at it. */
@NullMarked
package fr.lanterne.bot.desk;

import org.jspecify.annotations.NullMarked;
