package fr.lanterne.channels.security;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/**
 * The cookies of staff: of an open session, of a form that is filled in before there is one, of the way to a provider and back,
 * and of the identity that the provider gave. Scripts see none.
 */
class SessionCookie {

    private static final int TOKEN_LENGTH = 43;
    /** Browsers keep no more than this. */
    private static final int MAX_LENGTH = 3_800;

    private final boolean https;
    private final String session;
    private final String form;
    private final String journey;
    private final String identity;

    SessionCookie(boolean https) {
        this.https = https;
        // The prefix makes browsers refuse the cookie from another host of the same domain, or over plain HTTP.
        session = (https ? "__Host-" : "") + "lanterne-staff";
        form = (https ? "__Host-" : "") + "lanterne-form";
        journey = (https ? "__Host-" : "") + "lanterne-journey";
        identity = (https ? "__Host-" : "") + "lanterne-identity";
    }

    Optional<String> session(ServerWebExchange exchange) {
        return token(exchange, session);
    }

    Optional<String> form(ServerWebExchange exchange) {
        return token(exchange, form);
    }

    void keepSession(ServerWebExchange exchange, String token) {
        exchange.getResponse().addCookie(cookie(session, token).build());
    }

    void keepForm(ServerWebExchange exchange, String token) {
        exchange.getResponse().addCookie(cookie(form, token).build());
    }

    void dropSession(ServerWebExchange exchange) {
        drop(exchange, session);
    }

    /** What must be remembered while the browser is at the provider. */
    Optional<String> journey(ServerWebExchange exchange) {
        return read(exchange, journey);
    }

    void keepJourney(ServerWebExchange exchange, String closed) {
        exchange.getResponse().addCookie(cookie(journey, closed).maxAge(OidcJourney.LONGEST).build());
    }

    void dropJourney(ServerWebExchange exchange) {
        drop(exchange, journey);
    }

    /** What ends the session at the provider. */
    Optional<String> identity(ServerWebExchange exchange) {
        return read(exchange, identity);
    }

    /** Kept unless it is longer than a cookie may be: then signing out ends only the session here. */
    void keepIdentity(ServerWebExchange exchange, String closed) {
        if (closed.length() <= MAX_LENGTH) {
            exchange.getResponse().addCookie(cookie(identity, closed).build());
        }
    }

    void dropIdentity(ServerWebExchange exchange) {
        drop(exchange, identity);
    }

    private static Optional<String> token(ServerWebExchange exchange, String name) {
        return read(exchange, name).filter(value -> value.length() == TOKEN_LENGTH);
    }

    private static Optional<String> read(ServerWebExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(name)).map(HttpCookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= MAX_LENGTH);
    }

    private void drop(ServerWebExchange exchange, String name) {
        exchange.getResponse().addCookie(cookie(name, "").maxAge(Duration.ZERO).build());
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String name, String value) {
        return ResponseCookie.from(name, value).path("/").httpOnly(true).secure(https).sameSite("Lax");
    }
}
