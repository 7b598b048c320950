/** The teams of mediators, their members and settings. */
@NullMarked
package fr.lanterne.bot.team;

import org.jspecify.annotations.NullMarked;
