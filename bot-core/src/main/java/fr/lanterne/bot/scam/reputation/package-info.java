/** What others say of addresses: a file of one's own, and Google Safe Browsing. Off unless set; they only ever warn. */
@NullMarked
package fr.lanterne.bot.scam.reputation;

import org.jspecify.annotations.NullMarked;
