/** Whether a received message is a scam: the check of links, numbers and wording, the verdict with its reasons, and what to do now. */
@NullMarked
package fr.lanterne.bot.scam;

import org.jspecify.annotations.NullMarked;
