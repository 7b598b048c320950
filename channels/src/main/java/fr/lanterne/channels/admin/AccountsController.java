package fr.lanterne.channels.admin;

import fr.lanterne.bot.MediatorId;
import fr.lanterne.channels.security.Account;
import fr.lanterne.channels.security.Accounts;
import fr.lanterne.channels.security.Accounts.Change;
import fr.lanterne.channels.security.Accounts.Link;
import fr.lanterne.channels.security.Role;
import fr.lanterne.channels.security.Staff;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** The accounts of staff: who there is, and what administrators do with them. */
@Controller
@RequestMapping("/admin/accounts")
class AccountsController {

    private final Accounts accounts;
    private final String publicUrl;

    AccountsController(Accounts accounts, @Value("${lanterne.public-url:}") String publicUrl) {
        this.accounts = accounts;
        this.publicUrl = publicUrl;
    }

    @GetMapping
    Mono<Rendering> list() {
        return page(HttpStatus.OK, new Invitation("", "", Set.of()), "");
    }

    @PostMapping
    Mono<Rendering> invite(@ModelAttribute Invitation given, @AuthenticationPrincipal Staff staff,
            ServerWebExchange exchange) {
        return accounts.invite(staff, given.emailOrEmpty(), given.firstNameOrEmpty(), given.rolesOrNone())
                .flatMap(link -> switch (link) {
                    case Link.Made made -> Mono.just(linkPage(made, exchange));
                    case Link.Refused(Change why) -> page(HttpStatus.UNPROCESSABLE_CONTENT, given, why.name());
                });
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean done,
            @AuthenticationPrincipal Staff staff) {
        return onePage(id, staff, HttpStatus.OK, "", done);
    }

    @PostMapping("/{id}")
    Mono<Rendering> change(@PathVariable UUID id, @ModelAttribute Invitation given,
            @AuthenticationPrincipal Staff staff) {
        return accounts.change(staff, new MediatorId(id), given.firstNameOrEmpty(), given.rolesOrNone())
                .flatMap(change -> after(change, id, staff));
    }

    @PostMapping("/{id}/disable")
    Mono<Rendering> disable(@PathVariable UUID id, @AuthenticationPrincipal Staff staff) {
        return accounts.disable(staff, new MediatorId(id)).flatMap(change -> after(change, id, staff));
    }

    @PostMapping("/{id}/enable")
    Mono<Rendering> enable(@PathVariable UUID id, @AuthenticationPrincipal Staff staff) {
        return accounts.enable(staff, new MediatorId(id)).flatMap(change -> after(change, id, staff));
    }

    @PostMapping("/{id}/end-sessions")
    Mono<Rendering> endSessions(@PathVariable UUID id, @AuthenticationPrincipal Staff staff) {
        return accounts.endSessions(staff, new MediatorId(id)).flatMap(change -> after(change, id, staff));
    }

    @PostMapping("/{id}/drop-second-factor")
    Mono<Rendering> dropSecondFactor(@PathVariable UUID id, @AuthenticationPrincipal Staff staff) {
        return accounts.dropSecondFactor(staff, new MediatorId(id)).flatMap(change -> after(change, id, staff));
    }

    @PostMapping("/{id}/link")
    Mono<Rendering> newLink(@PathVariable UUID id, @AuthenticationPrincipal Staff staff, ServerWebExchange exchange) {
        return accounts.reset(staff, new MediatorId(id)).flatMap(link -> switch (link) {
            case Link.Made made -> Mono.just(linkPage(made, exchange));
            case Link.Refused(Change why) -> after(why, id, staff);
        });
    }

    /** What the forms of an invitation and of a change send. */
    record Invitation(@Nullable String email, @Nullable String firstName, @Nullable Set<Role> roles) {

        String emailOrEmpty() {
            return email == null ? "" : email;
        }

        String firstNameOrEmpty() {
            return firstName == null ? "" : firstName;
        }

        Set<Role> rolesOrNone() {
            return roles == null ? Set.of() : roles;
        }
    }

    private Mono<Rendering> page(HttpStatus status, Invitation given, String fault) {
        return accounts.all().map(AccountLine::of).collectList()
                .map(lines -> Rendering.view("accounts").status(status).modelAttribute("accounts", lines)
                        .modelAttribute("roles", List.of(Role.values())).modelAttribute("fault", fault)
                        .modelAttribute("email", given.emailOrEmpty())
                        .modelAttribute("firstName", given.firstNameOrEmpty())
                        .modelAttribute("chosen", given.rolesOrNone()).build());
    }

    private Mono<Rendering> onePage(UUID id, Staff staff, HttpStatus status, String fault, boolean done) {
        return accounts.find(new MediatorId(id))
                .switchIfEmpty(Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .map(account -> Rendering.view("accounts-one").status(status)
                        .modelAttribute("account", AccountLine.of(account))
                        .modelAttribute("own", account.id().equals(staff.id()))
                        .modelAttribute("roles", List.of(Role.values())).modelAttribute("fault", fault)
                        .modelAttribute("done", done).build());
    }

    private Mono<Rendering> after(Change change, UUID id, Staff staff) {
        return switch (change) {
            case DONE -> Mono.just(Rendering.redirectTo("/admin/accounts/" + id + "?done=true").build());
            case UNKNOWN -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
            case LAST_ADMIN, OWN, NOT_OPEN, BAD_EMAIL, BAD_NAME, NO_ROLE, EMAIL_TAKEN ->
                onePage(id, staff, HttpStatus.UNPROCESSABLE_CONTENT, change.name(), false);
        };
    }

    private Rendering linkPage(Link.Made made, ServerWebExchange exchange) {
        String address = publicUrl.isBlank()
                ? UriComponentsBuilder.fromUri(exchange.getRequest().getURI()).replacePath("").replaceQuery(null)
                        .toUriString()
                : publicUrl.replaceFirst("/+$", "");
        return Rendering.view("accounts-link").header(HttpHeaders.CACHE_CONTROL, "no-store")
                .modelAttribute("account", made.account())
                .modelAttribute("invited", made.account().state() == Account.State.INVITED)
                .modelAttribute("address", address + "/welcome/" + made.token()).build();
    }
}
