/**
 * Telegram, by long polling or webhook: what citizens send is kept before it is acknowledged, then worked in the order of each
 * chat; what Lanterne says is brought by {@link fr.lanterne.channels.telegram.TelegramOutlet} as the delivery asks for it. The
 * Bot API's own types are seen nowhere else.
 */
@NullMarked
package fr.lanterne.channels.telegram;

import org.jspecify.annotations.NullMarked;
