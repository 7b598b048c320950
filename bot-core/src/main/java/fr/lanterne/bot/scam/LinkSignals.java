package fr.lanterne.bot.scam;

import fr.lanterne.bot.scam.Signal.Imitation;
import fr.lanterne.bot.scam.Signal.Remembered;
import fr.lanterne.bot.scam.Signal.Shortened;
import fr.lanterne.bot.scam.Signal.Trickery;
import fr.lanterne.bot.scam.Signal.Unofficial;
import fr.lanterne.bot.scam.address.Link;
import fr.lanterne.bot.scam.address.LinkCheck.Standing;
import java.util.Optional;

/** What an address says about the message that it stands in. */
final class LinkSignals {

    private LinkSignals() {}

    /** Empty for an official address: it says nothing for the message, which may be copied from a real one. */
    static Optional<Signal> of(Link link, Standing standing) {
        return switch (standing) {
            case Standing.Official _ -> Optional.empty();
            case Standing.Remembered remembered -> Optional.of(new Remembered(link, remembered.organisation()));
            case Standing.Imitating imitating -> Optional.of(new Imitation(link, imitating.imitated()));
            case Standing.Misleading misleading -> Optional.of(new Trickery(link, misleading.trick()));
            case Standing.Shortening _ -> Optional.of(new Shortened(link));
            case Standing.Unknown unknown -> Optional.of(new Unofficial(link, unknown.lent()));
        };
    }
}
