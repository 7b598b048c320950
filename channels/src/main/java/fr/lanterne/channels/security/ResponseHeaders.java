package fr.lanterne.channels.security;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What every answer tells the browser, a refusal too. */
class ResponseHeaders implements WebFilter, Ordered {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none';"
            + " frame-ancestors 'none'; form-action 'self'";
    private static final String A_YEAR = "max-age=31536000";

    private final AccessTable access;
    private final boolean https;
    private final String policy;

    /** @param formsLeadTo further sites to which the answer of a form may send the browser, each after a space */
    ResponseHeaders(AccessTable access, boolean https, String formsLeadTo) {
        this.access = access;
        this.https = https;
        this.policy = POLICY + formsLeadTo;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if (https) {
            headers.set("Strict-Transport-Security", A_YEAR);
        }
        if (!access.audience(exchange).map(Audience::open)
                .orElse(false)) {
            headers.setCacheControl("no-store");
        }
        return chain.filter(exchange);
    }
}
