package fr.lanterne.channels.console;

import fr.lanterne.bot.CannedReplies.Flaw;
import org.springframework.stereotype.Component;

/** What is wrong with a canned reply, for mediators and supervisors. */
@Component
class CannedFlaws {

    private final RefusalWords refusals;

    CannedFlaws(RefusalWords refusals) {
        this.refusals = refusals;
    }

    String words(Flaw flaw) {
        return switch (flaw) {
            case Flaw.Unknown() -> refusals.words("canned-unknown");
            case Flaw.UnknownPlaceholder(String name) -> refusals.words("canned-placeholder", name);
            case Flaw.UnknownFiche(var fiche) -> refusals.words("canned-fiche", fiche.value());
            case Flaw.AsksFor(var secret) -> refusals.words("asks-for." + secret.name());
        };
    }
}
