/** The audit log: what staff did, and what the service did by itself. */
@NullMarked
package fr.lanterne.bot.audit;

import org.jspecify.annotations.NullMarked;
