package fr.lanterne.channels.security;

import fr.lanterne.channels.security.OwnAccount.Fault;
import fr.lanterne.channels.security.OwnAccount.NewPassword;
import fr.lanterne.channels.security.OwnAccount.Result;
import fr.lanterne.channels.shell.ReadableTimes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The pages of one's own account. */
@Controller
class OwnAccountController {

    private final OwnAccount own;
    private final SessionCookie cookie;
    private final boolean secondFactorRequired;

    OwnAccountController(OwnAccount own, SessionCookie cookie, StaffProperties properties, PublicAddress address) {
        this.own = own;
        this.cookie = cookie;
        this.secondFactorRequired = properties.needsSecondFactor(address.https());
    }

    @GetMapping("/account")
    Mono<Rendering> account(SignedIn signedIn) {
        return Mono.zip(own.account(signedIn.getPrincipal()), own.devices(signedIn.getPrincipal()).collectList(),
                own.recoveryCodesLeft(signedIn.getPrincipal()))
                .map(found -> Rendering.view("account").modelAttribute("account", found.getT1())
                        .modelAttribute("roles", found.getT1().roles().stream().sorted().toList())
                        .modelAttribute("devices", found.getT2().stream()
                                .map(device -> DeviceLine.of(device, signedIn.session())).toList())
                        .modelAttribute("codesLeft", found.getT3()).build());
    }

    @PostMapping("/account/sessions/{id}/end")
    Mono<Rendering> endSession(@PathVariable UUID id, SignedIn signedIn) {
        return own.endSession(signedIn.getPrincipal(), id).thenReturn(Rendering.redirectTo("/account").build());
    }

    @PostMapping("/account/sessions/end-others")
    Mono<Rendering> endOtherSessions(SignedIn signedIn) {
        return own.endOtherSessions(signedIn.session()).thenReturn(Rendering.redirectTo("/account").build());
    }

    @GetMapping("/account/password")
    Rendering passwordForm(SignedIn signedIn) {
        return passwordPage(signedIn, HttpStatus.OK, "");
    }

    @PostMapping("/account/password")
    Mono<Rendering> changePassword(@ModelAttribute PasswordForm given, SignedIn signedIn, ServerWebExchange exchange) {
        return own.changePassword(signedIn.session(), given.password(), device(exchange))
                .map(result -> switch (result) {
                    case Result.Done(String token, List<String> _) -> {
                        cookie.keepSession(exchange, token);
                        // A first password leads on to what is still missing.
                        yield Rendering.redirectTo(signedIn.ready() ? "/account" : "/sign-in").build();
                    }
                    case Result.Refused(Fault fault) ->
                        passwordPage(signedIn, HttpStatus.UNPROCESSABLE_CONTENT, fault.name());
                });
    }

    @GetMapping("/account/second-factor")
    Mono<Rendering> secondFactor(SignedIn signedIn) {
        return secondFactorPage(signedIn, HttpStatus.OK, "", "");
    }

    @PostMapping("/account/second-factor")
    Mono<Rendering> confirmSecondFactor(@ModelAttribute CodeForm given, SignedIn signedIn, ServerWebExchange exchange) {
        return own.confirmSecondFactor(signedIn.session(), given.text(), device(exchange))
                .flatMap(result -> shown(result, "confirm", signedIn, exchange));
    }

    @PostMapping("/account/second-factor/recovery-codes")
    Mono<Rendering> newRecoveryCodes(@ModelAttribute CodeForm given, SignedIn signedIn, ServerWebExchange exchange) {
        return own.newRecoveryCodes(signedIn.session(), given.text(), device(exchange))
                .flatMap(result -> shown(result, "codes", signedIn, exchange));
    }

    @PostMapping("/account/second-factor/drop")
    Mono<Rendering> dropSecondFactor(@ModelAttribute CodeForm given, SignedIn signedIn, ServerWebExchange exchange) {
        return secondFactorRequired
                ? secondFactorPage(signedIn, HttpStatus.OK, "", "")
                : own.dropSecondFactor(signedIn.session(), given.text(), device(exchange))
                        .flatMap(result -> shown(result, "drop", signedIn, exchange));
    }

    /** What the form of a new password sends. */
    record PasswordForm(@Nullable String present, @Nullable String chosen, @Nullable String repeated) {

        NewPassword password() {
            return new NewPassword(text(present), text(chosen), text(repeated));
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given;
        }
    }

    /** What a form of a code sends. */
    record CodeForm(@Nullable String code) {

        private static final int MAX_LENGTH = 40;

        String text() {
            return code == null || code.length() > MAX_LENGTH ? "" : code;
        }
    }

    /** A browser in which one is signed in, as the page shows it. */
    record DeviceLine(UUID id, String name, boolean current, String openedAt, String seenAt) {

        static DeviceLine of(Sessions.Device device, StaffSession current) {
            return new DeviceLine(device.id(), Browser.name(device.name()), device.id().equals(current.id()),
                    ReadableTimes.written(device.openedAt()), ReadableTimes.written(device.seenAt()));
        }
    }

    private Mono<Rendering> shown(Result result, String form, SignedIn signedIn, ServerWebExchange exchange) {
        return switch (result) {
            case Result.Done(String token, List<String> codes) -> {
                cookie.keepSession(exchange, token);
                yield Mono.just(codes.isEmpty()
                        ? Rendering.redirectTo("/account").build()
                        : Rendering.view("account-recovery-codes").header(HttpHeaders.CACHE_CONTROL, "no-store")
                                .modelAttribute("codes", codes).build());
            }
            case Result.Refused(Fault fault) ->
                secondFactorPage(signedIn, HttpStatus.UNPROCESSABLE_CONTENT, form, fault.name());
        };
    }

    private static Rendering passwordPage(SignedIn signedIn, HttpStatus status, String fault) {
        return Rendering.view("account-password").status(status).modelAttribute("fault", fault)
                .modelAttribute("email", signedIn.getPrincipal().email())
                .modelAttribute("first", signedIn.session().step() == Step.PASSWORD).build();
    }

    private Mono<Rendering> secondFactorPage(SignedIn signedIn, HttpStatus status, String form, String fault) {
        Staff staff = signedIn.getPrincipal();
        return own.account(staff).flatMap(account -> {
            Rendering.Builder<?> page = Rendering.view("account-second-factor").status(status)
                    .modelAttribute("form", form).modelAttribute("fault", fault)
                    .modelAttribute("required", secondFactorRequired).modelAttribute("set", account.secondFactor());
            return account.secondFactor()
                    ? own.recoveryCodesLeft(staff).map(left -> page.modelAttribute("codesLeft", left).build())
                    : own.offeredSecret(staff).map(secret -> page.modelAttribute("secret", grouped(secret))
                            .modelAttribute("qr", QrCode.of(OneTimeCodes.address(secret, staff.email()))).build());
        });
    }

    private static String grouped(String secret) {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static String device(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getHeaders().getFirst(HttpHeaders.USER_AGENT)).orElse("");
    }
}
