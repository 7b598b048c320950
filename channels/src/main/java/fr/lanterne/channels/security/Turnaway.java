package fr.lanterne.channels.security;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Turns away who is not let in: a person in a browser is shown where to go on, a program gets the status alone. */
class Turnaway {

    private final AccessTable access;

    Turnaway(AccessTable access) {
        this.access = access;
    }

    /** Nobody is signed in. */
    Mono<Void> stranger(ServerWebExchange exchange) {
        if (isForNobody(exchange)) {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        return wantsPage(exchange.getRequest())
                ? goTo(exchange, "/sign-in" + next(exchange.getRequest()))
                : Mono.error(new ResponseStatusException(HttpStatus.UNAUTHORIZED));
    }

    /** Somebody is signed in, or a form came without its token. */
    Mono<Void> refused(ServerWebExchange exchange, Exception why) {
        if (isForNobody(exchange)) {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        if (why instanceof CsrfException) {
            return Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN, "form token"));
        }
        return exchange.getPrincipal().ofType(Authentication.class).ofType(SignedIn.class)
                .filter(signedIn -> !signedIn.ready() && wantsPage(exchange.getRequest()))
                .flatMap(signedIn -> goTo(exchange, signedIn.session().step().page()).thenReturn(true))
                .switchIfEmpty(Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN))).then();
    }

    private boolean isForNobody(ServerWebExchange exchange) {
        return access.audience(exchange).isEmpty();
    }

    private static boolean wantsPage(ServerHttpRequest request) {
        List<MediaType> accepted = request.getHeaders().getAccept();
        return request.getHeaders().getFirst("HX-Request") == null
                && accepted.stream().anyMatch(type -> type.isCompatibleWith(MediaType.TEXT_HTML)
                        && !type.isWildcardType());
    }

    /** Where to go on afterwards: what was only looked at can be looked at again. */
    private static String next(ServerHttpRequest request) {
        return request.getMethod().equals(HttpMethod.GET)
                ? "?next=" + URLEncoder.encode(request.getURI().getRawPath(), StandardCharsets.UTF_8)
                : "";
    }

    private static Mono<Void> goTo(ServerWebExchange exchange, String address) {
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse().getHeaders().setLocation(URI.create(address));
        return exchange.getResponse().setComplete();
    }
}
