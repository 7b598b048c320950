/** The pages of those who run the service: the accounts of staff, and the log of what staff did. */
@NullMarked
package fr.lanterne.channels.admin;

import org.jspecify.annotations.NullMarked;
