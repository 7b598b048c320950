package fr.lanterne.channels.security;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.reactive.result.view.CsrfRequestDataValueProcessor;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What every page of staff finds in its model: who looks, and the token of its forms. */
@ControllerAdvice(basePackages = {"fr.lanterne.channels.security", "fr.lanterne.channels.admin",
        "fr.lanterne.channels.console", "fr.lanterne.channels.studio"})
class StaffPages {

    private static final String OWN = "/account";

    private final AccessTable access;
    private final List<StaffLink> links;

    StaffPages(AccessTable access, ObjectProvider<StaffLink> links) {
        this.access = access;
        this.links = links.stream().sorted(Comparator.comparingInt(StaffLink::place)).toList();
    }

    /** Absent until everything that was asked for is given. */
    @ModelAttribute("viewer")
    Mono<Viewer> viewer(@Nullable Authentication signedIn, ServerWebExchange exchange) {
        return signedIn instanceof SignedIn already && already.ready()
                ? Mono.just(viewer(already.session(), exchange.getRequest().getPath().value()))
                : Mono.empty();
    }

    /** The form tags of the templates look for it in the exchange. */
    @ModelAttribute("_csrf")
    Mono<CsrfToken> token(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
        return token.doOnSuccess(made -> {
            if (made != null) {
                exchange.getAttributes().put(CsrfRequestDataValueProcessor.DEFAULT_CSRF_ATTR_NAME, made);
            }
        });
    }

    /** The first page that somebody may see. */
    String home(StaffSession session) {
        return links.stream().map(StaffLink::path).filter(path -> admits(path, session)).findFirst().orElse(OWN);
    }

    private Viewer viewer(StaffSession session, String path) {
        return new Viewer(session.staff().firstName(),
                links.stream().filter(link -> admits(link.path(), session))
                        .map(link -> new Viewer.Link(link.path(), link.name(), isWithin(path, link.path())))
                        .toList());
    }

    private boolean admits(String path, StaffSession session) {
        return access.audience(path).filter(audience -> audience.admits(session)).isPresent();
    }

    /** Whether it is that page or one below it, and below no nearer one. */
    private boolean isWithin(String path, String page) {
        return isBelow(path, page) && links.stream().map(StaffLink::path)
                .noneMatch(other -> other.length() > page.length() && isBelow(path, other));
    }

    private static boolean isBelow(String path, String page) {
        return (path + "/").startsWith(page + "/");
    }
}
