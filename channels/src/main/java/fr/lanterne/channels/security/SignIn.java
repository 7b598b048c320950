package fr.lanterne.channels.security;

import fr.lanterne.bot.Mediator;
import fr.lanterne.channels.security.AccountRows.Kept;
import fr.lanterne.channels.security.Audit.Action;
import fr.lanterne.channels.security.SecondFactor.Proof;
import fr.lanterne.channels.security.Tries.Subject;
import fr.lanterne.channels.security.Tries.Turn;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Signing in by password or at a provider, then by the second factor. That an address has no account, is not open or was given
 * with the wrong password is one answer, after the same work.
 */
class SignIn {

    private static final int MAX_CODE_LENGTH = 40;

    private final AccountRows accounts;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final Sessions sessions;
    private final Tries tries;
    private final Links links;
    private final Audit audit;
    private final Function<Mediator, Mono<Void>> leave;

    /** @param leave tells the colleagues, and the citizens of who left, at once instead of when the screen stays silent */
    SignIn(AccountRows accounts, Passwords passwords, SecondFactor secondFactor, Sessions sessions, Tries tries,
            Links links, Audit audit, Function<Mediator, Mono<Void>> leave) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.sessions = sessions;
        this.tries = tries;
        this.links = links;
        this.audit = audit;
        this.leave = leave;
    }

    /**
     * Who tries, as the network says.
     *
     * @param address where from
     * @param network what is counted of it
     * @param device the browser, by its own account
     * @param session the session that the browser has now, which ends when another begins
     */
    record Visitor(String address, String network, String device, Optional<String> session) {

        static Visitor of(ServerWebExchange exchange, SessionCookie cookie) {
            ServerHttpRequest request = exchange.getRequest();
            return new Visitor(ClientAddress.of(request), ClientAddress.network(request),
                    Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.USER_AGENT)).orElse(""),
                    cookie.session(exchange));
        }
    }

    /** What became of a try. */
    sealed interface Outcome {

        /** A session is open; the token is for the cookie. */
        record Opened(String token) implements Outcome {}

        /** Something given was wrong. */
        record Wrong() implements Outcome {}

        /** Too many were wrong before: not even looked at for that long. */
        record Locked(Duration delay) implements Outcome {}
    }

    /** Tries a password. */
    Mono<Outcome> withPassword(String email, String password, Visitor visitor) {
        String name = Email.normal(email);
        if (name.length() > Account.MAX_EMAIL_LENGTH || password.length() > PasswordRules.MAX_LENGTH) {
            return Mono.just(new Outcome.Wrong());
        }
        Subject from = Subject.from(visitor.network());
        Subject guessed = Subject.password(name);
        return tries.begin(from).flatMap(turn -> turn.allowed()
                ? tries.begin(guessed).flatMap(own -> own.allowed()
                        ? check(name, password, visitor, own)
                        : Mono.just(new Outcome.Locked(own.delay())))
                : Mono.just(new Outcome.Locked(turn.delay())));
    }

    /** Tries a code of the second factor, or a recovery code. */
    Mono<Outcome> withCode(StaffSession session, String code, Visitor visitor) {
        Subject guessed = Subject.code(session.staff().id());
        if (code.length() > MAX_CODE_LENGTH) {
            return Mono.just(new Outcome.Wrong());
        }
        return tries.begin(guessed).flatMap(turn -> turn.allowed()
                ? accounts.byId(session.staff().id()).flatMap(account -> secondFactor.take(account, code)
                        .flatMap(proof -> proof == Proof.WRONG
                                ? refused(account, visitor, turn, Action.CODE_REFUSED, Action.CODE_LOCKED)
                                : proven(account, proof, visitor)))
                : Mono.just(new Outcome.Locked(turn.delay())));
    }

    /**
     * Lets in whom a provider knows by an e-mail address, if there is an account for it; who was invited needs no password any
     * more.
     *
     * @param assured whether what the provider asked for stands for the second factor
     */
    Mono<Outcome> withProvider(String email, boolean assured, Visitor visitor) {
        return accounts.byEmail(Email.normal(email))
                .filter(kept -> kept.account().state() != Account.State.DISABLED)
                .flatMap(kept -> welcomed(kept).then(kept.account().secondFactor() && !assured
                        ? audit.add(kept.staff(), Action.PROVIDER_TAKEN, visitor.address())
                        : signedIn(kept, visitor)).then(open(kept, assured, visitor)))
                .switchIfEmpty(Mono.defer(() -> audit.addOfNobody(Action.PROVIDER_REFUSED, visitor.address())
                        .thenReturn(new Outcome.Wrong())));
    }

    /** Ends the session; who has no other one open is gone. */
    Mono<Void> out(StaffSession session) {
        Staff staff = session.staff();
        return sessions.end(staff.id(), session.id()).then(audit.add(staff, Action.SIGNED_OUT, ""))
                .then(sessions.of(staff.id()).hasElements()).filter(elsewhere -> !elsewhere)
                .flatMap(gone -> leave.apply(staff.mediator()));
    }

    private Mono<Outcome> check(String email, String password, Visitor visitor, Turn turn) {
        return accounts.byEmail(email).map(Optional::of).defaultIfEmpty(Optional.empty())
                .flatMap(found -> passwords.matches(password, found.map(Kept::passwordHash).orElse(null))
                        .flatMap(right -> right && found.orElseThrow().account().state() == Account.State.ACTIVE
                                ? admitted(found.orElseThrow(), visitor)
                                : found.map(account -> refused(account, visitor, turn, Action.SIGN_IN_REFUSED,
                                        Action.SIGN_IN_LOCKED)).orElseGet(() -> unknown(visitor, turn))));
    }

    private Mono<Outcome> admitted(Kept account, Visitor visitor) {
        Mono<Void> noted = account.account().secondFactor()
                ? audit.add(account.staff(), Action.PASSWORD_TAKEN, visitor.address())
                : signedIn(account, visitor);
        return tries.forget(Subject.password(account.account().email()))
                .then(tries.takeBack(Subject.from(visitor.network()))).then(noted).then(open(account, false, visitor));
    }

    private Mono<Outcome> proven(Kept account, Proof proof, Visitor visitor) {
        Mono<Void> noted = proof == Proof.RECOVERY_CODE
                ? audit.add(account.staff(), Action.RECOVERY_CODE_USED, visitor.address())
                : Mono.empty();
        return tries.forget(Subject.code(account.id())).then(noted).then(signedIn(account, visitor))
                .then(open(account, true, visitor));
    }

    private Mono<Void> welcomed(Kept account) {
        return account.account().state() == Account.State.INVITED
                ? accounts.open(account.id()).filter(opened -> opened).flatMap(opened -> links.drop(account.id()))
                        .flatMap(
                                dropped -> audit.add(account.staff(), Action.ACCOUNT_OPENED, account.account().email()))
                : Mono.empty();
    }

    private Mono<Void> signedIn(Kept account, Visitor visitor) {
        return audit.add(account.staff(), Action.SIGNED_IN, visitor.address()).then(accounts.signedIn(account.id()))
                .then();
    }

    /** A new session each time something was proven, so that nobody can have put the cookie there before. */
    private Mono<Outcome> open(Kept account, boolean proven, Visitor visitor) {
        Mono<Boolean> before = Mono.justOrEmpty(visitor.session()).flatMap(sessions::find)
                .flatMap(session -> sessions.end(session.staff().id(), session.id()));
        return before.then(sessions.open(account.id(), proven, visitor.device())).map(Outcome.Opened::new);
    }

    private Mono<Outcome> refused(Kept account, Visitor visitor, Turn turn, Action refusal, Action lock) {
        return audit.add(account.staff(), refusal, visitor.address())
                .then(turn.last() ? audit.add(account.staff(), lock, visitor.address()) : Mono.empty())
                .thenReturn(new Outcome.Wrong());
    }

    /** What was typed is not kept: it may be a password in the wrong field. */
    private Mono<Outcome> unknown(Visitor visitor, Turn turn) {
        return audit.addOfNobody(Action.SIGN_IN_UNKNOWN, visitor.address())
                .then(turn.last()
                        ? audit.addOfNobody(Action.SIGN_IN_LOCKED, visitor.address())
                        : Mono.empty())
                .thenReturn(new Outcome.Wrong());
    }
}
