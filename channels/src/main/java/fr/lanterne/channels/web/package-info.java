/** The public HTTP API with its live events, the home page, and the embeddable widget. */
@NullMarked
package fr.lanterne.channels.web;

import org.jspecify.annotations.NullMarked;
