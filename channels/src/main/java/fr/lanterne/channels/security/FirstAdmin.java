package fr.lanterne.channels.security;

import fr.lanterne.bot.MediatorId;
import fr.lanterne.channels.security.Audit.Action;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import reactor.core.publisher.Mono;

/** Makes the first account, an administrator's, when there is none at all. A password made here is shown this once. */
class FirstAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);
    private static final int GENERATED_GROUPS = 5;

    private final AccountRows accounts;
    private final Passwords passwords;
    private final Secrets secrets;
    private final Audit audit;
    private final AdminProperties properties;
    private final Clock clock;

    FirstAdmin(AccountRows accounts, Passwords passwords, Secrets secrets, Audit audit, AdminProperties properties,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.secrets = secrets;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    @EventListener
    void started(ApplicationReadyEvent event) {
        make().subscribe(made -> {}, fault -> LOG.error("The first administrator's account cannot be made", fault));
    }

    /** Whether it was made now. Of several instances that start at once one makes it. */
    Mono<Boolean> make() {
        return accounts.none().filter(none -> none).flatMap(none -> {
            boolean generated = properties.password().isEmpty();
            String password = generated ? secrets.legible(GENERATED_GROUPS) : properties.password();
            Account account = new Account(new MediatorId(UUID.randomUUID()),
                    Email.normal(properties.email()), properties.firstName(), Set.of(Role.ADMIN),
                    Account.State.ACTIVE, false, clock.instant(), null);
            return passwords.hash(password).flatMap(hash -> accounts.add(account, hash, generated))
                    .filter(added -> added)
                    .flatMap(added -> audit.addOfNobody(Action.ACCOUNT_CREATED, account.email())
                            .thenReturn(added))
                    .doOnNext(added -> tell(account, generated ? password : "the one of LANTERNE_ADMIN_PASSWORD"));
        }).defaultIfEmpty(false);
    }

    private static void tell(Account account, String password) {
        LOG.info("The first administrator can sign in at /sign-in. This is not shown again:");
        LOG.info("  e-mail      {}", account.email());
        LOG.info("  password    {}", password);
    }
}
