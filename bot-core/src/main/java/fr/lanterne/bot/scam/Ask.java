package fr.lanterne.bot.scam;

import java.util.Locale;

/** What a message wants; {@code phrases.txt} says how each is recognised. */
enum Ask {
    CODE, CODE_FOR_ME, PASSWORD, APPROVE, BANK_DATA, PAYMENT, GIFT_CARD, CRYPTO, PERSONAL_DATA, INSTALL, ELSEWHERE, CLICK;

    /** The name of its phrases. */
    String group() {
        return "ask." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Nobody honest has one approve an operation in order to cancel it, wants a code that came by message for himself, or
     * wants to be paid in prepaid coupons.
     */
    Severity severity() {
        return switch (this) {
            case APPROVE, CODE_FOR_ME, GIFT_CARD -> Severity.CRITICAL;
            case CODE, PASSWORD, BANK_DATA, PAYMENT, CRYPTO, PERSONAL_DATA, INSTALL -> Severity.SERIOUS;
            case ELSEWHERE, CLICK -> Severity.NOTE;
        };
    }

    int weight() {
        return switch (this) {
            case APPROVE, CODE_FOR_ME, GIFT_CARD -> 5;
            case CODE, PASSWORD, BANK_DATA, PAYMENT, CRYPTO, PERSONAL_DATA, INSTALL -> 2;
            case ELSEWHERE, CLICK -> 1;
        };
    }

    /** Whether following it puts the reader in the sender's hands: there is something to click or somebody to write to. */
    boolean isContact() {
        return this == ELSEWHERE || this == CLICK;
    }
}
