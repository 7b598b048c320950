package fr.lanterne.channels.security;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.AuditTrail.Deed;
import reactor.core.publisher.Mono;

/** What was done with accounts, and by whom: added to the one log of what staff does. Never a password, a code or a token. */
public class Audit {

    private final AuditTrail trail;

    Audit(AuditTrail trail) {
        this.trail = trail;
    }

    /** What can happen to accounts. */
    public enum Action {
        SIGNED_IN, PASSWORD_TAKEN, PROVIDER_TAKEN, PROVIDER_REFUSED, SIGNED_OUT, SIGN_IN_REFUSED, SIGN_IN_UNKNOWN, SIGN_IN_LOCKED, CODE_REFUSED, CODE_LOCKED, RECOVERY_CODE_USED, ACCOUNT_CREATED, ACCOUNT_INVITED, ACCOUNT_OPENED, ACCOUNT_DISABLED, ACCOUNT_ENABLED, ACCOUNT_RESET, ACCOUNT_CHANGED, PASSWORD_CHANGED, SECOND_FACTOR_SET, SECOND_FACTOR_DROPPED, RECOVERY_CODES_MADE, SESSIONS_ENDED, AUDIT_EXPORTED
    }

    /**
     * Adds an entry.
     *
     * @param detail what it was done to, in no words that would need a translation
     */
    public Mono<Void> add(Staff actor, Action action, String detail) {
        return trail.append(new Deed(actor.mediator(), action.name(), null, fitting(detail)));
    }

    /** What the service did by itself, or what somebody did whom it does not know. */
    Mono<Void> addOfNobody(Action action, String detail) {
        return trail.append(new Deed(null, action.name(), null, fitting(detail)));
    }

    private static String fitting(String detail) {
        return detail.substring(0, Math.min(detail.length(), AuditTrail.MAX_DETAIL_LENGTH));
    }
}
