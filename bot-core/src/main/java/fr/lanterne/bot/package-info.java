/**
 * Knows conversations and decides; has never heard of Telegram or HTTP.
 *
 * <p>This root package is all that the channels may use: {@link fr.lanterne.bot.Assistant}, the one port that citizens'
 * channels speak to (the mediators' are {@link fr.lanterne.bot.MediatorDesk}, {@link
 * fr.lanterne.bot.MediatorPresence} and {@link fr.lanterne.bot.CallBacks}), what they hand in ({@link fr.lanterne.bot.IncomingMessage}) and what they show ({@link fr.lanterne.bot.ChatMessage}
 * with its {@link fr.lanterne.bot.Reply}, and the live {@link fr.lanterne.bot.ChatEvent}s).
 *
 * <p>How a message travels: {@code intake} stores it once and wakes the conversation's lane; {@code dialogue} opens the
 * turn; {@code understanding} masks personal data and finds the intent; the skill for that intent ({@code answer}, {@code
 * handover}, …), or the one that claims the message ({@code scam}), says sentences and concludes with an outcome and a reply, stored in the one transaction that ends the
 * turn. Only then is the message there for good; a crash before that runs the turn again.
 */
@NullMarked
package fr.lanterne.bot;

import org.jspecify.annotations.NullMarked;
