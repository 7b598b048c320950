/** The bodies that are most often impersonated: how they are called, their own addresses and numbers. */
@NullMarked
package fr.lanterne.bot.scam.organisation;

import org.jspecify.annotations.NullMarked;
