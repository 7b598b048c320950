package fr.lanterne.channels.admin;

import fr.lanterne.channels.security.Account;
import fr.lanterne.channels.security.Role;
import fr.lanterne.channels.shell.ReadableTimes;
import java.util.List;
import java.util.UUID;

/**
 * An account as its page shows it.
 *
 * @param signedInAt empty when never
 */
record AccountLine(UUID id, String email, String firstName, List<Role> roles, Account.State state,
        boolean secondFactor, String createdAt, String signedInAt) {

    static AccountLine of(Account account) {
        return new AccountLine(account.id().value(), account.email(), account.firstName(),
                account.roles().stream().sorted().toList(), account.state(), account.secondFactor(),
                ReadableTimes.written(account.createdAt()),
                account.signedInAt() == null ? "" : ReadableTimes.written(account.signedInAt()));
    }
}
