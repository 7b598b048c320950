package fr.lanterne.channels.security;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The tokens against forged requests. A token is made of the cookie that it belongs to, so nothing is kept for it: who
 * cannot read the cookie cannot make it, and it changes with the session.
 */
class FormTokens implements ServerCsrfTokenRepository {

    static final String HEADER = "X-CSRF-TOKEN";
    static final String FIELD = "_csrf";

    private final SessionCookie cookie;
    private final Secrets secrets;

    FormTokens(SessionCookie cookie, Secrets secrets) {
        this.cookie = cookie;
        this.secrets = secrets;
    }

    @Override
    public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
        return Mono.justOrEmpty(cookie.session(exchange).or(() -> cookie.form(exchange))).map(FormTokens::of);
    }

    @Override
    public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
        return Mono.fromCallable(() -> {
            String token = secrets.token();
            cookie.keepForm(exchange, token);
            return of(token);
        });
    }

    @Override
    public Mono<Void> saveToken(ServerWebExchange exchange, @Nullable CsrfToken token) {
        return Mono.empty();
    }

    static CsrfToken of(String cookie) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.sha256("form:" + cookie));
        return new DefaultCsrfToken(HEADER, FIELD, token);
    }
}
