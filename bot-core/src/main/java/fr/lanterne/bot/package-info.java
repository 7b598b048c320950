/**
 * Knows conversations and decides; has never heard of Telegram or HTTP.
 *
 * <p>This root package is all that the channels may use: {@link fr.lanterne.bot.Assistant}, the one port that citizens'
 * channels speak to (mediators begin with {@link fr.lanterne.bot.WaitingLine}, {@link fr.lanterne.bot.ConversationFile} and
 * {@link fr.lanterne.bot.MediatorDesk}; reported scams are behind {@link fr.lanterne.bot.ScamReports}), what they hand in ({@link fr.lanterne.bot.IncomingMessage}) and what they show ({@link fr.lanterne.bot.ChatMessage}
 * with its {@link fr.lanterne.bot.Reply}, and the live {@link fr.lanterne.bot.ChatEvent}s). A channel that brings messages
 * itself is an {@link fr.lanterne.bot.Outlet} and tells {@link fr.lanterne.bot.Deliveries} where to.
 *
 * <p>How a message travels: {@code intake} stores it once and wakes the conversation's lane; {@code dialogue} opens the
 * turn; {@code understanding} masks personal data and finds the intent; the skill for that intent ({@code answer}, {@code
 * handover}, …), or the one that claims the message ({@code scam}), says sentences and concludes with an outcome and a reply, stored in the one transaction that ends the
 * turn. Only then is the message there for good; a crash before that runs the turn again. {@code delivery} brings it to
 * where the channel has to be told.
 */
@NullMarked
package fr.lanterne.bot;

import org.jspecify.annotations.NullMarked;
