/**
 * Everything that people touch, and the application that starts it all.
 *
 * <p>{@link fr.lanterne.channels.LanterneApplication} is the entry; {@code cli} gives its commands ({@code serve}, {@code
 * import}, {@code evaluate}), {@code web} the public HTTP API, its live events, the pages and the widget, {@code security}
 * says who may open what and signs staff in, {@code admin} has the administrators' pages, {@code
 * console} the mediators', {@code shell} what they share, {@code telegram} speaks with the Bot API. A channel speaks to the bot
 * through {@link fr.lanterne.bot.Assistant} alone: it turns what it received into an {@link
 * fr.lanterne.bot.IncomingMessage} and shows {@link fr.lanterne.bot.ChatMessage}s as it can.
 */
@NullMarked
package fr.lanterne.channels;

import org.jspecify.annotations.NullMarked;
