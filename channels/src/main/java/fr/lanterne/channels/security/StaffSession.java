package fr.lanterne.channels.security;

import java.time.Instant;
import java.util.UUID;

/**
 * An open session: whose it is, and how far it has come.
 *
 * @param secondFactor whether more than the password was given
 */
record StaffSession(UUID id, Staff staff, Step step, boolean secondFactor, Instant seenAt) {}
