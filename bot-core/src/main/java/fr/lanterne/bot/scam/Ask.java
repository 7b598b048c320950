package fr.lanterne.bot.scam;

import java.util.Locale;

/** What a message wants; {@code phrases.txt} says how each is recognised. */
enum Ask {
    CODE, PASSWORD, APPROVE, BANK_DATA, PAYMENT, GIFT_CARD, CRYPTO, PERSONAL_DATA, INSTALL, ELSEWHERE, CLICK, CALL;

    /** The name of its phrases. */
    String group() {
        return "ask." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Nobody honest has one approve an operation in order to cancel it. */
    Severity severity() {
        return switch (this) {
            case APPROVE -> Severity.CRITICAL;
            case CODE, PASSWORD, BANK_DATA, PAYMENT, GIFT_CARD, CRYPTO, PERSONAL_DATA, INSTALL -> Severity.SERIOUS;
            case ELSEWHERE, CLICK, CALL -> Severity.NOTE;
        };
    }

    int weight() {
        return switch (this) {
            case APPROVE -> 5;
            case GIFT_CARD -> 3;
            case CODE, PASSWORD, BANK_DATA, PAYMENT, CRYPTO, PERSONAL_DATA, INSTALL -> 2;
            case ELSEWHERE, CLICK, CALL -> 1;
        };
    }

    /** Whether following it puts the reader in the sender's hands: there is something to click, to call or to write to. */
    boolean isContact() {
        return this == ELSEWHERE || this == CLICK || this == CALL;
    }
}
