package fr.lanterne.channels.security;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.MediatorPresence;
import fr.lanterne.bot.Rounds;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Who is let in where, and by which means staff sign in. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableWebFluxSecurity
@EnableConfigurationProperties({StaffProperties.class, AdminProperties.class, PublicAddress.class,
        OidcProperties.class})
class SecurityConfiguration {

    @Bean
    AccessTable accessTable() {
        return new AccessTable();
    }

    @Bean
    Secrets secrets() {
        return new Secrets(new SecureRandom());
    }

    @Bean
    SessionCookie sessionCookie(PublicAddress address) {
        return new SessionCookie(address.https());
    }

    @Bean
    AccountRows accountRows(DatabaseClient database, Clock clock) {
        return new AccountRows(database, clock);
    }

    @Bean
    Sessions sessions(DatabaseClient database, Secrets secrets, StaffProperties properties, PublicAddress address,
            Clock clock) {
        return new Sessions(database, secrets, properties, properties.needsSecondFactor(address.https()), clock);
    }

    @Bean
    Tries tries(DatabaseClient database, TransactionalOperator transactions, Clock clock) {
        return new Tries(database, transactions, clock);
    }

    @Bean(destroyMethod = "close")
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    Audit audit(AuditTrail trail) {
        return new Audit(trail);
    }

    @Bean
    SecretBox secretBox(StaffProperties properties, PublicAddress address, Secrets secrets) {
        return SecretBox.open(properties.key(), address.dataDir(), secrets);
    }

    @Bean
    SecondFactor secondFactor(DatabaseClient database, TransactionalOperator transactions, AccountRows accounts,
            SecretBox box, Secrets secrets, Clock clock) {
        return new SecondFactor(database, transactions, accounts, box, secrets, clock);
    }

    @Bean
    OidcProvider oidcProvider(OidcProperties properties, WebClient.Builder web) {
        return new OidcProvider(properties, web.build());
    }

    @Bean
    OidcDoor oidcDoor(OidcProperties properties, OidcProvider provider, SessionCookie cookie, SecretBox box,
            Secrets secrets, PublicAddress address, Clock clock) {
        return new OidcDoor(properties, provider, cookie, box, secrets, address, clock);
    }

    @Bean
    SignIn signIn(AccountRows accounts, Passwords passwords, SecondFactor secondFactor, Sessions sessions, Tries tries,
            Links links, Audit audit, MediatorPresence presence) {
        return new SignIn(accounts, passwords, secondFactor, sessions, tries, links, audit, presence::leave);
    }

    @Bean
    Links links(DatabaseClient database, Secrets secrets, StaffProperties properties, Clock clock) {
        return new Links(database, secrets, properties.links(), clock);
    }

    @Bean
    OwnAccount ownAccount(AccountRows accounts, Passwords passwords, SecondFactor secondFactor, Sessions sessions,
            Links links, Tries tries, Audit audit, TransactionalOperator transactions) {
        return new OwnAccount(accounts, passwords, secondFactor, sessions, links, tries, audit, transactions);
    }

    @Bean
    Accounts accounts(AccountRows rows, Links links, Sessions sessions, SecondFactor secondFactor, Audit audit,
            TransactionalOperator transactions, Clock clock) {
        return new Accounts(rows, links, sessions, secondFactor, audit, transactions, clock);
    }

    @Bean
    Housekeeping staffHousekeeping(Sessions sessions, Links links, Tries tries) {
        return new Housekeeping(sessions, links, tries);
    }

    @Bean
    Rounds staffRounds(Housekeeping housekeeping) {
        return new Rounds("delete what is over of staff's sessions", Duration.ofMinutes(10), housekeeping::sweep);
    }

    @Bean
    FirstAdmin firstAdmin(AccountRows accounts, Passwords passwords, Secrets secrets, Audit audit,
            AdminProperties properties, Clock clock) {
        return new FirstAdmin(accounts, passwords, secrets, audit, properties, clock);
    }

    @Bean
    ResponseHeaders responseHeaders(AccessTable access, PublicAddress address, OidcProperties provider) {
        return new ResponseHeaders(access, address.https(), provider.on() ? " " + provider.origin() : "");
    }

    /** A form is read here already, for its token: too large a one is the sender's fault. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    WebFilter formsThatAreTooLarge() {
        return (exchange, chain) -> chain.filter(exchange).onErrorMap(DataBufferLimitException.class,
                tooLarge -> new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, null, tooLarge));
    }

    @Bean
    SecurityWebFilterChain doors(ServerHttpSecurity http, AccessTable access, Sessions sessions, SessionCookie cookie,
            Secrets secrets) {
        Turnaway turnaway = new Turnaway(access);
        return http.securityContextRepository(new SessionContexts(sessions, cookie))
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens(cookie, secrets))
                        .csrfTokenRequestHandler(new XorServerCsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(changesSomethingOfStaff(access))
                        .accessDeniedHandler(turnaway::refused))
                .authorizeExchange(exchanges -> exchanges.anyExchange().access(listed(access)))
                .exceptionHandling(refusals -> refusals
                        .authenticationEntryPoint((exchange, _) -> turnaway.stranger(exchange))
                        .accessDeniedHandler(turnaway::refused))
                .addFilterAt(new LiveStreams(access, sessions), SecurityWebFiltersOrder.LAST)
                // The pages of this package sign in and out; ResponseHeaders says the headers.
                .headers(HeaderSpec::disable).formLogin(FormLoginSpec::disable).httpBasic(HttpBasicSpec::disable)
                .logout(LogoutSpec::disable).build();
    }

    private static ReactiveAuthorizationManager<AuthorizationContext> listed(AccessTable access) {
        return (authentication, context) -> access.audience(context.getExchange())
                .map(audience -> audience.open()
                        ? Mono.just(true)
                        : authentication.ofType(SignedIn.class).map(SignedIn::session).map(audience::admits))
                .orElseGet(Mono::empty).defaultIfEmpty(false)
                .<AuthorizationResult>map(AuthorizationDecision::new);
    }

    private static ServerWebExchangeMatcher changesSomethingOfStaff(AccessTable access) {
        return exchange -> {
            HttpMethod method = exchange.getRequest().getMethod();
            boolean looks = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)
                    || method.equals(HttpMethod.OPTIONS) || method.equals(HttpMethod.TRACE);
            boolean cookieless = access.audience(exchange).filter(Audience.Bearers.class::isInstance).isPresent();
            return looks || cookieless ? MatchResult.notMatch() : MatchResult.match();
        };
    }
}
