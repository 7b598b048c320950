/** The same jar's commands: serve, import, evaluate. */
@NullMarked
package fr.lanterne.channels.cli;

import org.jspecify.annotations.NullMarked;
