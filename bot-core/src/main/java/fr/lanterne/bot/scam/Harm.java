package fr.lanterne.bot.scam;

import java.util.List;

/** What a citizen has already done about a scam. */
enum Harm {
    NONE, CLICKED, CARD, PASSWORD, APPROVED, CONTROL, PAID;

    /** Whether a scammer may be taking money right now. */
    boolean moneyAtRisk() {
        return switch (this) {
            case CARD, APPROVED, CONTROL, PAID -> true;
            case NONE, CLICKED, PASSWORD -> false;
        };
    }

    /** Which part of which fiche says what to do; the first that is published counts. */
    List<Part> parts() {
        return switch (this) {
            case NONE ->
                List.of(new Part("signaler-sms-appel", "sms frauduleux"), new Part("signaler-une-arnaque", "sms"));
            case CLICKED -> List.of(new Part("clique-ou-codes-donnes", "rien ecrit"));
            case CARD -> List.of(new Part("clique-ou-codes-donnes", "carte bancaire"));
            case PASSWORD -> List.of(new Part("clique-ou-codes-donnes", "mot de passe"));
            case APPROVED -> List.of(new Part("clique-ou-codes-donnes", "valide"));
            case CONTROL -> List.of(new Part("faux-support-technique", "prendre la main"),
                    new Part("clique-ou-codes-donnes", "valide"));
            case PAID -> List.of(new Part("virement-sans-risque", "envoye l'argent"),
                    new Part("clique-ou-codes-donnes", "valide"));
        };
    }
}
