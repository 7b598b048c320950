package fr.lanterne.channels.security;

import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.channels.security.AccountRows.Kept;
import fr.lanterne.channels.security.Audit.Action;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What administrators do with the accounts of staff. Whatever changes what somebody may do ends their sessions in the same
 * transaction, and nothing takes the last administrator away.
 */
public class Accounts {

    private final AccountRows rows;
    private final Links links;
    private final Sessions sessions;
    private final SecondFactor secondFactor;
    private final Audit audit;
    private final TransactionalOperator transactions;
    private final Clock clock;

    Accounts(AccountRows rows, Links links, Sessions sessions, SecondFactor secondFactor, Audit audit,
            TransactionalOperator transactions, Clock clock) {
        this.rows = rows;
        this.links = links;
        this.sessions = sessions;
        this.secondFactor = secondFactor;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of a change. */
    public enum Change {
        DONE, UNKNOWN,
        /** It would leave the service without an active administrator. */
        LAST_ADMIN,
        /** Not with one's own account: that has its own page. */
        OWN,
        /** The account is disabled. */
        NOT_OPEN, BAD_EMAIL, BAD_NAME, NO_ROLE, EMAIL_TAKEN
    }

    /** A one-time link, or why there is none. */
    public sealed interface Link {

        /** It is made; the token is seen this once. */
        record Made(Account account, String token) implements Link {}

        /** It is not, and nothing changed. */
        record Refused(Change why) implements Link {}
    }

    public Flux<Account> all() {
        return rows.all();
    }

    public Mono<Account> find(MediatorId id) {
        return rows.byId(id).map(Kept::account);
    }

    /** Makes an account whose password the person chooses by the link. */
    public Mono<Link> invite(Staff by, String email, String firstName, Set<Role> roles) {
        Optional<String> address = Email.read(email);
        Optional<Change> fault = address.isEmpty() ? Optional.of(Change.BAD_EMAIL) : fault(firstName, roles);
        if (fault.isPresent()) {
            return Mono.just(new Link.Refused(fault.get()));
        }
        Account account = new Account(new MediatorId(UUID.randomUUID()), address.orElseThrow(), firstName.strip(),
                roles, Account.State.INVITED, false, clock.instant(), null);
        return rows.add(account, null, false).flatMap(added -> added
                ? audit.add(by, Action.ACCOUNT_INVITED, told(account)).then(links.make(account.id()))
                        .<Link>map(token -> new Link.Made(account, token))
                : Mono.just(new Link.Refused(Change.EMAIL_TAKEN))).as(transactions::transactional);
    }

    /** Makes a new link; the password that there is no longer opens the account, and nobody is in it any more. */
    public Mono<Link> reset(Staff by, MediatorId id) {
        if (by.id().equals(id)) {
            return Mono.just(new Link.Refused(Change.OWN));
        }
        return find(id).flatMap(account -> account.state() == Account.State.DISABLED
                ? Mono.<Link>just(new Link.Refused(Change.NOT_OPEN))
                : rows.password(id, null).then(sessions.endAll(id))
                        .then(audit.add(by, Action.ACCOUNT_RESET, account.email())).then(links.make(id))
                        .<Link>map(token -> new Link.Made(account, token)))
                .defaultIfEmpty(new Link.Refused(Change.UNKNOWN)).as(transactions::transactional);
    }

    public Mono<Change> disable(Staff by, MediatorId id) {
        return unlessTheLastAdminGoes(id, account -> account.with(Account.State.DISABLED),
                account -> rows.state(id, Account.State.DISABLED).then(links.drop(id)).then(sessions.endAll(id))
                        .then(audit.add(by, Action.ACCOUNT_DISABLED, account.email())));
    }

    /** Opens a disabled account again, with the password that it had; without one it waits for a link. */
    public Mono<Change> enable(Staff by, MediatorId id) {
        return rows.byId(id).flatMap(kept -> kept.account().state() == Account.State.DISABLED
                ? rows.state(id, kept.passwordHash() == null ? Account.State.INVITED : Account.State.ACTIVE)
                        .then(audit.add(by, Action.ACCOUNT_ENABLED, kept.account().email())).thenReturn(Change.DONE)
                : Mono.just(Change.DONE)).defaultIfEmpty(Change.UNKNOWN).as(transactions::transactional);
    }

    /** Changes what citizens see of the person and what they may do; new roles end their sessions. */
    public Mono<Change> change(Staff by, MediatorId id, String firstName, Set<Role> roles) {
        Optional<Change> fault = fault(firstName, roles);
        if (fault.isPresent()) {
            return Mono.just(fault.get());
        }
        return unlessTheLastAdminGoes(id, account -> account.with(roles), account -> {
            Mono<Boolean> ended = account.roles().equals(roles) ? Mono.just(false) : sessions.endAll(id);
            return rows.firstName(id, firstName.strip()).then(rows.roles(id, roles)).then(ended)
                    .then(audit.add(by, Action.ACCOUNT_CHANGED, told(account.with(roles))));
        });
    }

    /** For who lost the telephone and the recovery codes: the password alone opens the account until a new one is set up. */
    public Mono<Change> dropSecondFactor(Staff by, MediatorId id) {
        return by.id().equals(id)
                ? Mono.just(Change.OWN)
                : unlessTheLastAdminGoes(id, account -> account,
                        account -> secondFactor.drop(id).then(sessions.endAll(id))
                                .then(audit.add(by, Action.SECOND_FACTOR_DROPPED, account.email())));
    }

    public Mono<Change> endSessions(Staff by, MediatorId id) {
        return unlessTheLastAdminGoes(id, account -> account, account -> sessions.endAll(id)
                .then(audit.add(by, Action.SESSIONS_ENDED, account.email())));
    }

    /** Changes an account unless that would take the last administrator away: the accounts stay locked meanwhile. */
    private Mono<Change> unlessTheLastAdminGoes(MediatorId id, UnaryOperator<Account> after,
            Function<Account, Mono<Void>> deed) {
        return rows.allLocked().collectList().flatMap(all -> {
            Optional<Account> found = all.stream().filter(account -> account.id().equals(id)).findFirst();
            if (found.isEmpty()) {
                return Mono.just(Change.UNKNOWN);
            }
            boolean loses = found.get().activeAdmin() && !after.apply(found.get()).activeAdmin();
            return loses && admins(all) == 1
                    ? Mono.just(Change.LAST_ADMIN)
                    : deed.apply(found.get()).thenReturn(Change.DONE);
        }).as(transactions::transactional);
    }

    private static long admins(List<Account> all) {
        return all.stream().filter(Account::activeAdmin).count();
    }

    private static Optional<Change> fault(String firstName, Set<Role> roles) {
        String name = firstName.strip();
        boolean bad = name.isEmpty() || name.length() > Mediator.MAX_NAME_LENGTH
                || name.chars().anyMatch(Character::isISOControl);
        return bad ? Optional.of(Change.BAD_NAME) : roles.isEmpty() ? Optional.of(Change.NO_ROLE) : Optional.empty();
    }

    private static String told(Account account) {
        return account.email() + " " + Role.written(account.roles());
    }
}
