/**
 * The mediators' pages.
 *
 * <p>{@code Line} is the queue as all screens see it: read and rendered once for all, then sent as changes of single rows. A
 * screen holds one stream of server-sent events: {@code ConsoleStream} puts on it the line, the mediator's own conversations
 * and, when one is open, what is said in it. All that a mediator does goes through {@code ConversationActions} to the ports of
 * the bot.
 */
@NullMarked
package fr.lanterne.channels.console;

import org.jspecify.annotations.NullMarked;
