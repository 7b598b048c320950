package fr.lanterne.channels.security;

import fr.lanterne.channels.security.OidcProvider.Person;
import fr.lanterne.channels.security.SignIn.Outcome;
import fr.lanterne.channels.security.SignIn.Visitor;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The way to the provider and back. Whatever goes wrong ends on the sign-in page, where the password still works. */
@Controller
class OidcController {

    private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);
    private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,60}");
    private static final int MAX_PARAMETER_LENGTH = 4_000;

    private final OidcDoor door;
    private final SignIn signIn;
    private final SessionCookie cookie;

    OidcController(OidcDoor door, SignIn signIn, SessionCookie cookie) {
        this.door = door;
        this.signIn = signIn;
        this.cookie = cookie;
    }

    @GetMapping("/sign-in/provider")
    Mono<ResponseEntity<Void>> leave(@RequestParam(defaultValue = "") String next, ServerWebExchange exchange) {
        return door.leave(exchange, SignInController.own(next)).map(page -> to(page.toString()))
                .defaultIfEmpty(to("/sign-in"))
                .onErrorResume(fault -> away("The sign-in provider cannot be reached", fault));
    }

    @GetMapping(OidcDoor.ANSWER)
    Mono<ResponseEntity<Void>> answer(@RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String error,
            ServerWebExchange exchange) {
        Optional<OidcJourney> journey = door.comeBack(exchange, state);
        if (journey.isEmpty() || code.length() > MAX_PARAMETER_LENGTH) {
            return Mono.just(to("/sign-in?told=provider-again"));
        }
        if (code.isEmpty()) {
            return Mono
                    .just(to("/sign-in?told=" + (error.equals("access_denied") ? "provider-left" : "provider-away")));
        }
        Visitor visitor = Visitor.of(exchange, cookie);
        return door.person(exchange, journey.get(), code)
                .flatMap(person -> signIn.withProvider(person.email(), person.assured(), visitor)
                        .map(outcome -> opened(outcome, person, journey.get(), exchange)))
                .switchIfEmpty(Mono.fromSupplier(() -> to("/sign-in?told=provider-unknown")))
                .onErrorResume(fault -> away("The sign-in provider's answer was refused", fault));
    }

    private ResponseEntity<Void> opened(Outcome outcome, Person person, OidcJourney journey,
            ServerWebExchange exchange) {
        if (!(outcome instanceof Outcome.Opened(String token))) {
            return to("/sign-in?told=provider-unknown");
        }
        cookie.keepSession(exchange, token);
        door.remember(exchange, person);
        return to(SignInController.withNewSession(journey.next()));
    }

    /** The log has the kind of fault, not its words: they may hold a token. */
    private static Mono<ResponseEntity<Void>> away(String what, Throwable fault) {
        LOG.warn("{}: {}", what, cause(fault));
        return Mono.just(to("/sign-in?told=provider-away"));
    }

    private static String cause(Throwable fault) {
        return switch (fault) {
            case IllegalStateException known -> String.valueOf(known.getMessage());
            case OAuth2AuthenticationException refused -> code(refused.getError());
            case OAuth2AuthorizationException refused -> code(refused.getError());
            default -> fault.getClass().getSimpleName();
        };
    }

    private static String code(OAuth2Error error) {
        return ERROR_CODE.matcher(error.getErrorCode()).matches() ? error.getErrorCode() : "an unknown error";
    }

    private static ResponseEntity<Void> to(String page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .location(URI.create(page)).build();
    }
}
