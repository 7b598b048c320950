/**
 * Who may do what: accounts of staff, sign-in, sessions, and what every answer tells the browser.
 *
 * <p>{@code AccessTable} says for each address who is let in; an address that it does not name is closed to everybody. Who is
 * signed in is a {@link fr.lanterne.channels.security.Staff}, which controllers take as {@code @AuthenticationPrincipal
 * Staff staff}; its {@link fr.lanterne.channels.security.Staff#mediator()} acts in conversations. A page of staff finds
 * {@code viewer} and {@code _csrf} in its model; a package adds its page to the bar with a {@link
 * fr.lanterne.channels.security.StaffLink} bean. What administrators do with accounts is in {@link
 * fr.lanterne.channels.security.Accounts}, what each one does with their own in {@code OwnAccount}.
 */
@NullMarked
package fr.lanterne.channels.security;

import org.jspecify.annotations.NullMarked;
