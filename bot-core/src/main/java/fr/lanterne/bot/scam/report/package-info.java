/**
 * What citizens learn from each other: near-identical messages brought together without keeping their words, how many showed
 * one lately, what a mediator said of it, and the correction to those who were told otherwise.
 */
@NullMarked
package fr.lanterne.bot.scam.report;

import org.jspecify.annotations.NullMarked;
