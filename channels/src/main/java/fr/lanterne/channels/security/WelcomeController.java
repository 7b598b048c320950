package fr.lanterne.channels.security;

import fr.lanterne.channels.security.OwnAccount.Fault;
import fr.lanterne.channels.security.OwnAccountController.PasswordForm;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The page behind a one-time link. Looking at it uses nothing up: mail programs look at links too. */
@Controller
class WelcomeController {

    private final OwnAccount own;

    WelcomeController(OwnAccount own) {
        this.own = own;
    }

    @GetMapping("/welcome/{link}")
    Mono<Rendering> form(@PathVariable String link) {
        return page(link, HttpStatus.OK, "");
    }

    @PostMapping("/welcome/{link}")
    Mono<Rendering> choose(@PathVariable String link, @ModelAttribute PasswordForm given) {
        return own.open(link, given.password()).flatMap(fault -> fault.isEmpty()
                ? Mono.just(Rendering.redirectTo("/sign-in?told=chosen").build())
                : page(link, HttpStatus.UNPROCESSABLE_CONTENT, fault.get().name()));
    }

    private Mono<Rendering> page(String link, HttpStatus status, String fault) {
        return own.invited(link)
                .map(account -> Rendering.view("welcome").status(status).header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .modelAttribute("link", link).modelAttribute("account", account)
                        .modelAttribute("fault", fault).build())
                .defaultIfEmpty(Rendering.view("welcome").status(HttpStatus.GONE)
                        .modelAttribute("fault", Fault.NO_LINK.name()).build());
    }
}
