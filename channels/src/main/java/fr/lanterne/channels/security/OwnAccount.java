package fr.lanterne.channels.security;

import fr.lanterne.channels.security.AccountRows.Kept;
import fr.lanterne.channels.security.Audit.Action;
import fr.lanterne.channels.security.Tries.Subject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What members of staff do with their own account: password, second factor, recovery codes, sessions. */
class OwnAccount {

    private final AccountRows accounts;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final Sessions sessions;
    private final Links links;
    private final Tries tries;
    private final Audit audit;
    private final TransactionalOperator transactions;

    OwnAccount(AccountRows accounts, Passwords passwords, SecondFactor secondFactor, Sessions sessions, Links links,
            Tries tries, Audit audit, TransactionalOperator transactions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.sessions = sessions;
        this.links = links;
        this.tries = tries;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Why something was not done. */
    enum Fault {
        TOO_SHORT, TOO_LONG, COMMON, LIKE_THE_ADDRESS,
        /** The two are not the same. */
        NOT_REPEATED,
        /** The password that was given as the present one is not. */
        WRONG_PASSWORD, WRONG_CODE,
        /** Too many were wrong. */
        LOCKED,
        /** The link was used, replaced or is too old. */
        NO_LINK
    }

    /** What became of a change. */
    sealed interface Result {

        /** Done. The session goes on under a new token; the codes are recovery codes to be shown this once. */
        record Done(String token, List<String> recoveryCodes) implements Result {}

        /** Not done, and nothing changed. */
        record Refused(Fault fault) implements Result {}
    }

    /** A password that was typed twice, after the present one. */
    record NewPassword(String present, String chosen, String repeated) {

        Optional<Fault> fault(String email) {
            return PasswordRules.fault(chosen, email).map(fault -> switch (fault) {
                case TOO_SHORT -> Fault.TOO_SHORT;
                case TOO_LONG -> Fault.TOO_LONG;
                case COMMON -> Fault.COMMON;
                case LIKE_THE_ADDRESS -> Fault.LIKE_THE_ADDRESS;
            }).or(() -> chosen.equals(repeated) ? Optional.empty() : Optional.of(Fault.NOT_REPEATED));
        }
    }

    /** Changes the password, and ends the other sessions. Who got the present one from somebody else is not asked for it again. */
    Mono<Result> changePassword(StaffSession session, NewPassword password, String device) {
        Optional<Fault> fault = password.fault(session.staff().email());
        if (fault.isPresent()) {
            return refused(fault.get());
        }
        return session.step() == Step.PASSWORD
                ? putPassword(session, password, device)
                : afterTry(Subject.password(session.staff().email()),
                        accounts.byId(session.staff().id())
                                .flatMap(kept -> passwords.matches(password.present(), kept.passwordHash())),
                        Fault.WRONG_PASSWORD, Mono.defer(() -> putPassword(session, password, device)));
    }

    /** Whose link it is. */
    Mono<Account> invited(String link) {
        return links.find(link).flatMap(accounts::byId).map(Kept::account)
                .filter(account -> account.state() != Account.State.DISABLED);
    }

    /** Puts the first password, or a new one, in place by a link; empty when it is done. */
    Mono<Optional<Fault>> open(String link, NewPassword password) {
        return invited(link).flatMap(account -> {
            Optional<Fault> fault = password.fault(account.email());
            return fault.isPresent()
                    ? Mono.just(fault)
                    : passwords.hash(password.chosen()).flatMap(hash -> open(link, account, hash));
        }).defaultIfEmpty(Optional.of(Fault.NO_LINK));
    }

    /** The secret that an app is to be given. */
    Mono<String> offeredSecret(Staff staff) {
        return accounts.byId(staff.id()).flatMap(secondFactor::offer);
    }

    Mono<Account> account(Staff staff) {
        return accounts.byId(staff.id()).map(Kept::account);
    }

    Mono<Long> recoveryCodesLeft(Staff staff) {
        return secondFactor.recoveryCodesLeft(staff.id());
    }

    /** Sets the second factor up with a first code of it. */
    Mono<Result> confirmSecondFactor(StaffSession session, String code, String device) {
        return accounts.byId(session.staff().id()).filter(kept -> !kept.account().secondFactor())
                .flatMap(kept -> secondFactor.confirm(kept, code))
                .flatMap(codes -> audit.add(session.staff(), Action.SECOND_FACTOR_SET, "")
                        .then(sessions.replaceAll(session, true, device))
                        .<Result>map(token -> new Result.Done(token, codes)))
                .as(transactions::transactional).switchIfEmpty(refused(Fault.WRONG_CODE));
    }

    Mono<Result> dropSecondFactor(StaffSession session, String code, String device) {
        return withCode(session, code, Mono.defer(() -> secondFactor.drop(session.staff().id())
                .then(audit.add(session.staff(), Action.SECOND_FACTOR_DROPPED, session.staff().email()))
                .then(sessions.replaceAll(session, false, device))
                .<Result>map(token -> new Result.Done(token, List.of())).as(transactions::transactional)));
    }

    Mono<Result> newRecoveryCodes(StaffSession session, String code, String device) {
        return withCode(session, code, Mono.defer(() -> secondFactor.newRecoveryCodes(session.staff().id())
                .flatMap(codes -> audit.add(session.staff(), Action.RECOVERY_CODES_MADE, "")
                        .then(sessions.replaceAll(session, true, device))
                        .<Result>map(token -> new Result.Done(token, codes)))
                .as(transactions::transactional)));
    }

    Flux<Sessions.Device> devices(Staff staff) {
        return sessions.of(staff.id());
    }

    Mono<Void> endSession(Staff staff, UUID session) {
        return sessions.end(staff.id(), session).filter(ended -> ended)
                .flatMap(ended -> audit.add(staff, Action.SESSIONS_ENDED, staff.email()));
    }

    Mono<Void> endOtherSessions(StaffSession session) {
        return sessions.endOthers(session).filter(ended -> ended)
                .flatMap(ended -> audit.add(session.staff(), Action.SESSIONS_ENDED, session.staff().email()));
    }

    private Mono<Optional<Fault>> open(String link, Account account, String hash) {
        return links.use(link).flatMap(used -> used
                ? accounts.password(account.id(), hash).then(accounts.state(account.id(), Account.State.ACTIVE))
                        .then(sessions.endAll(account.id())).then(tries.forget(Subject.password(account.email())))
                        .then(audit.add(new Staff(account.id(), account.firstName(), account.email(), account.roles()),
                                Action.ACCOUNT_OPENED, account.email()))
                        .thenReturn(Optional.<Fault>empty())
                : Mono.just(Optional.of(Fault.NO_LINK))).as(transactions::transactional);
    }

    private Mono<Result> putPassword(StaffSession session, NewPassword password, String device) {
        return passwords.hash(password.chosen())
                .flatMap(hash -> accounts.password(session.staff().id(), hash)
                        .then(audit.add(session.staff(), Action.PASSWORD_CHANGED, ""))
                        .then(sessions.replaceAll(session, session.secondFactor(), device))
                        .<Result>map(token -> new Result.Done(token, List.of())).as(transactions::transactional));
    }

    private Mono<Result> withCode(StaffSession session, String code, Mono<Result> deed) {
        return afterTry(Subject.code(session.staff().id()),
                accounts.byId(session.staff().id()).flatMap(kept -> secondFactor.take(kept, code))
                        .map(proof -> proof != SecondFactor.Proof.WRONG),
                Fault.WRONG_CODE, deed);
    }

    /** An open session lets nobody guess either. */
    private Mono<Result> afterTry(Subject guessed, Mono<Boolean> attempt, Fault wrong, Mono<Result> deed) {
        return tries.begin(guessed).flatMap(turn -> turn.allowed()
                ? attempt.flatMap(right -> right ? tries.forget(guessed).then(deed) : refused(wrong))
                : refused(Fault.LOCKED));
    }

    private static Mono<Result> refused(Fault fault) {
        return Mono.just(new Result.Refused(fault));
    }
}
