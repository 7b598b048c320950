/** Every incoming message once, in order, durable before it is acknowledged. */
@NullMarked
package fr.lanterne.bot.intake;

import org.jspecify.annotations.NullMarked;
