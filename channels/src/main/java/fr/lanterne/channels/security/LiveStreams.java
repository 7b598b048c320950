package fr.lanterne.channels.security;

import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Ends a stream of live events when the session that opened it is over: the browser's next try is turned away. */
class LiveStreams implements WebFilter {

    private final AccessTable access;
    private final Sessions sessions;

    LiveStreams(AccessTable access, Sessions sessions) {
        this.access = access;
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean open = access.audience(exchange).map(Audience::open).orElse(true);
        // Whatever is only read, not just what says that it is a stream: a browser asks as it is told to.
        if (open || !exchange.getRequest().getMethod().equals(HttpMethod.GET)) {
            return chain.filter(exchange);
        }
        return ReactiveSecurityContextHolder.getContext().mapNotNull(SecurityContext::getAuthentication)
                .ofType(SignedIn.class).flatMap(signedIn -> chain.filter(exchange)
                        .takeUntilOther(sessions.over(signedIn.session().id())));
    }
}
