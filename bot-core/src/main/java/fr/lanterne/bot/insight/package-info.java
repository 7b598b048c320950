/** What the figures say of how the service goes. */
@NullMarked
package fr.lanterne.bot.insight;

import org.jspecify.annotations.NullMarked;
