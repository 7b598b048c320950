/** Answers that a mediator looks through before the citizen gets them. */
@NullMarked
package fr.lanterne.bot.review;

import org.jspecify.annotations.NullMarked;
