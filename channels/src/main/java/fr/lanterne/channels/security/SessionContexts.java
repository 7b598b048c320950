package fr.lanterne.channels.security;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds out who asks, by the cookie; looked up at most once a request, and only when somebody wants to know. */
class SessionContexts implements ServerSecurityContextRepository {

    private static final String FOUND = SessionContexts.class.getName();

    private final Sessions sessions;
    private final SessionCookie cookie;

    SessionContexts(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return Mono.empty();
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        Mono<SecurityContext> found = exchange.getAttribute(FOUND);
        if (found == null) {
            found = Mono.justOrEmpty(cookie.session(exchange)).flatMap(
                    token -> isLiveStream(exchange) ? sessions.find(token) : sessions.use(token))
                    .<SecurityContext>map(session -> new SecurityContextImpl(new SignedIn(session))).cache();
            exchange.getAttributes().put(FOUND, found);
        }
        return found;
    }

    /** A browser opens these by itself, again and again: they are no sign that somebody is there. */
    static boolean isLiveStream(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getAccept().contains(MediaType.TEXT_EVENT_STREAM);
    }
}
