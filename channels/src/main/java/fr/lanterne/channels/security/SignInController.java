package fr.lanterne.channels.security;

import fr.lanterne.channels.security.SignIn.Outcome;
import fr.lanterne.channels.security.SignIn.Visitor;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The pages on which staff sign in and out. */
@Controller
class SignInController {

    /** Addresses of our own pages, never of another site. */
    private static final Pattern OWN_PAGE = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/._-]*");

    /** What the page can say when it is come back to. */
    private static final Set<String> TOLD = Set.of("chosen", "out", "provider-again", "provider-left", "provider-away",
            "provider-unknown");

    private final SignIn signIn;
    private final SessionCookie cookie;
    private final StaffPages pages;
    private final OidcDoor door;

    SignInController(SignIn signIn, SessionCookie cookie, StaffPages pages, OidcDoor door) {
        this.signIn = signIn;
        this.cookie = cookie;
        this.pages = pages;
        this.door = door;
    }

    @ModelAttribute("provider")
    String provider() {
        return door.name();
    }

    @GetMapping("/sign-in")
    Mono<Rendering> form(@RequestParam(defaultValue = "") String next, @RequestParam(defaultValue = "") String told,
            @Nullable Authentication signedIn) {
        return signedIn instanceof SignedIn already
                ? Mono.just(Rendering.redirectTo(goOn(already, next)).build())
                : Mono.just(page("sign-in", HttpStatus.OK).modelAttribute("next", own(next)).modelAttribute("email", "")
                        .modelAttribute("told", TOLD.contains(told) ? told : "").build());
    }

    @PostMapping("/sign-in")
    Mono<Rendering> signIn(@ModelAttribute Credentials given, ServerWebExchange exchange) {
        return signIn.withPassword(text(given.email()), text(given.password()), Visitor.of(exchange, cookie))
                .map(outcome -> switch (outcome) {
                    case Outcome.Opened(String token) -> opened(token, text(given.next()), exchange);
                    case Outcome.Wrong() -> wrong("sign-in", given);
                    case Outcome.Locked(Duration wait) -> locked("sign-in", wait, given);
                });
    }

    @GetMapping("/sign-in/code")
    Mono<Rendering> codeForm(@RequestParam(defaultValue = "") String next, @Nullable Authentication signedIn) {
        return Mono.just(signedIn instanceof SignedIn already
                ? already.session().step() == Step.CODE
                        ? page("sign-in-code", HttpStatus.OK).modelAttribute("next", own(next)).build()
                        : Rendering.redirectTo(goOn(already, next)).build()
                : Rendering.redirectTo("/sign-in").build());
    }

    @PostMapping("/sign-in/code")
    Mono<Rendering> code(@ModelAttribute Code given, @Nullable Authentication signedIn, ServerWebExchange exchange) {
        if (!(signedIn instanceof SignedIn already) || already.session().step() != Step.CODE) {
            return Mono.just(Rendering.redirectTo("/sign-in").build());
        }
        Credentials kept = new Credentials("", "", given.next());
        return signIn.withCode(already.session(), text(given.code()), Visitor.of(exchange, cookie))
                .map(outcome -> switch (outcome) {
                    case Outcome.Opened(String token) -> opened(token, text(given.next()), exchange);
                    case Outcome.Wrong() -> wrong("sign-in-code", kept);
                    case Outcome.Locked(Duration wait) -> locked("sign-in-code", wait, kept);
                });
    }

    @PostMapping("/sign-out")
    Mono<Rendering> signOut(@Nullable Authentication signedIn, ServerWebExchange exchange) {
        cookie.dropSession(exchange);
        return (signedIn instanceof SignedIn already ? signIn.out(already.session()) : Mono.<Void>empty())
                .then(door.exit(exchange)).map(exit -> Rendering.redirectTo(exit.toString()).build())
                .defaultIfEmpty(Rendering.redirectTo("/sign-in?told=out").build());
    }

    /** What the form of the password sends. */
    record Credentials(@Nullable String email, @Nullable String password, @Nullable String next) {}

    /** What the form of the code sends. */
    record Code(@Nullable String code, @Nullable String next) {}

    /** The next request finds out what is still missing: this one does not know the new session. */
    private Rendering opened(String token, String next, ServerWebExchange exchange) {
        cookie.keepSession(exchange, token);
        return Rendering.redirectTo(withNewSession(own(next))).build();
    }

    /** The page that finds out what is still missing of a session that was opened just now. */
    static String withNewSession(String next) {
        return "/sign-in" + (next.isEmpty() ? "" : "?next=" + next);
    }

    private String goOn(SignedIn signedIn, String next) {
        if (signedIn.ready()) {
            return own(next).isEmpty() ? pages.home(signedIn.session()) : own(next);
        }
        String page = signedIn.session().step().page();
        return signedIn.session().step() == Step.CODE && !own(next).isEmpty() ? page + "?next=" + own(next) : page;
    }

    private static Rendering wrong(String view, Credentials given) {
        return again(view, HttpStatus.UNPROCESSABLE_CONTENT, "wrong", given).build();
    }

    private static Rendering locked(String view, Duration wait, Credentials given) {
        return again(view, HttpStatus.TOO_MANY_REQUESTS, "locked", given)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1))
                .modelAttribute("minutes", (wait.toSeconds() + 59) / 60).build();
    }

    private static Rendering.Builder<?> again(String view, HttpStatus status, String fault, Credentials given) {
        return page(view, status).modelAttribute("fault", fault).modelAttribute("email", text(given.email()))
                .modelAttribute("next", own(text(given.next()))).modelAttribute("told", "");
    }

    private static Rendering.Builder<?> page(String view, HttpStatus status) {
        return Rendering.view(view).status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** The address if it is of a page of ours, else nothing. */
    static String own(String next) {
        return OWN_PAGE.matcher(next).matches() ? next : "";
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
