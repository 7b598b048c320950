package fr.lanterne.channels.security;

import fr.lanterne.channels.security.OidcProvider.Person;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The way of one browser to the provider and back; what must be remembered meanwhile is in its cookies, encrypted. */
class OidcDoor {

    static final String ANSWER = "/sign-in/answer";

    private static final String IDENTITY = "oidc-identity";

    private final OidcProperties properties;
    private final OidcProvider provider;
    private final SessionCookie cookie;
    private final SecretBox box;
    private final Secrets secrets;
    private final PublicAddress address;
    private final Clock clock;

    OidcDoor(OidcProperties properties, OidcProvider provider, SessionCookie cookie, SecretBox box, Secrets secrets,
            PublicAddress address, Clock clock) {
        this.properties = properties;
        this.provider = provider;
        this.cookie = cookie;
        this.box = box;
        this.secrets = secrets;
        this.address = address;
        this.clock = clock;
    }

    /** What the provider is called; empty when there is none. */
    String name() {
        return properties.on() ? properties.name() : "";
    }

    /** The provider's page; empty when there is no provider. */
    Mono<URI> leave(ServerWebExchange exchange, String next) {
        if (!properties.on()) {
            return Mono.empty();
        }
        OidcJourney journey = OidcJourney.begin(secrets, next, clock);
        return provider.entrance(journey, address.of(exchange, ANSWER))
                .doOnNext(page -> cookie.keepJourney(exchange, journey.close(box)));
    }

    /** The journey that this answer ends, once; empty when this browser began none that fits. */
    Optional<OidcJourney> comeBack(ServerWebExchange exchange, String state) {
        cookie.dropJourney(exchange);
        return cookie.journey(exchange).filter(closed -> properties.on())
                .flatMap(closed -> OidcJourney.open(closed, box, clock))
                .filter(begun -> begun.state().equals(state));
    }

    /** Who came back: see {@link OidcProvider#person}. */
    Mono<Person> person(ServerWebExchange exchange, OidcJourney journey, String code) {
        return provider.person(journey, address.of(exchange, ANSWER), code, journey.state());
    }

    /** Keeps what ends the session at the provider. */
    void remember(ServerWebExchange exchange, Person person) {
        cookie.keepIdentity(exchange, box.close(person.token(), IDENTITY));
    }

    /**
     * Who came by a provider leaves by it: else the next one at this browser would be let in without a word. Empty for who did
     * not, and when the provider has no such page or is away.
     */
    Mono<URI> exit(ServerWebExchange exchange) {
        cookie.dropIdentity(exchange);
        return Mono.justOrEmpty(cookie.identity(exchange).flatMap(closed -> box.open(closed, IDENTITY)))
                .filter(token -> properties.on())
                .flatMap(token -> provider.exit(token, secrets.token(), address.of(exchange, "/sign-in")))
                .onErrorResume(fault -> Mono.empty());
    }
}
